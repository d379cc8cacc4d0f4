"""A whole accessibility statement."""

from datetime import date
from typing import Any

BARRIER = {"what": "Pläne als PDF", "cause": "not-yet", "why": "Wird bis Mai ersetzt.", "instead": "Rufen Sie an."}
FACTS: dict[str, Any] = {
    "status": "partial",
    "responsible": "Stadt Musterstadt",
    "scope": "mitreden.example.org",
    "made_on": date(2026, 1, 5),
    "method": "self",
    "method_note": "Nach EN 301 549.",
    "contact": "Stabsstelle",
    "enforcement_contact": "Platz 1, Düsseldorf",
    "barriers": [("barrier", BARRIER)],
}
