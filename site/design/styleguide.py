"""What the living style guide shows: each component with plausible content, in each state."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.utils import timezone

ICONS = Path(__file__).parent / "templates" / "design" / "icons"


class SampleForm(forms.Form):
    title = forms.CharField(label="Überschrift", required=False, max_length=120)
    text = forms.CharField(
        label="Ihr Vorschlag",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schreiben Sie, was sich ändern soll. Zum Beispiel: Am Markt fehlt eine Bank mit Lehne.",
        error_messages={"required": "Bitte schreiben Sie einen Satz. Zum Beispiel: Am Markt fehlt eine Bank."},
    )
    area = forms.ChoiceField(
        label="Stadtbezirk", choices=[("", "Weiß ich nicht"), ("0", "Mitte"), ("5", "Nord")], required=False
    )
    kind = forms.ChoiceField(
        label="Was möchten Sie sagen?",
        choices=[("hint", "Ein Hinweis"), ("for", "Ich bin dafür"), ("against", "Ich bin dagegen")],
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte wählen Sie eine Antwort aus."},
    )
    topics = forms.MultipleChoiceField(
        label="Themen",
        choices=[("green", "Grün und Spielen"), ("traffic", "Verkehr"), ("school", "Schule und Bildung")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Sie können mehrere wählen.",
        required=False,
    )
    email = forms.EmailField(
        label="E-Mail-Adresse",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Dorthin schicken wir die Antwort. Zum Beispiel: anna@example.org",
        error_messages={"invalid": "In der Adresse fehlt etwas. Sie sieht so aus: anna@example.org"},
    )
    photo = forms.FileField(label="Bild", required=False)
    rules = forms.BooleanField(
        label="Ich habe die Hausregeln gelesen.",
        error_messages={"required": "Bitte bestätigen Sie, dass Sie die Hausregeln gelesen haben."},
    )


class SampleFilter(forms.Form):
    q = forms.CharField(label="Wort", required=False)
    area = forms.ChoiceField(label="Stadtbezirk", choices=[("", "Alle"), ("0", "Mitte")], required=False)
    order = forms.ChoiceField(
        label="Reihenfolge", choices=[("lot", "Ausgelost"), ("new", "Neueste zuerst")], required=False
    )


def sample_context() -> dict[str, Any]:
    now = timezone.localtime()
    return {
        "now": now,
        "form": SampleForm(auto_id="neu_%s"),
        "broken": SampleForm({"text": "", "email": "anna"}, auto_id="alt_%s"),
        "filter": SampleFilter(auto_id="filter_%s"),
        "filtered": SampleFilter({"q": "Bank"}, auto_id="gefiltert_%s"),
        "steps": _steps(now),
        "trail": _trail(now),
        "facts": [
            ("Wer entscheidet", "Rat der Stadt"),
            {"term": "Mitmachen", "moment": _midnight(now) + timedelta(days=12), "how": "until"},
            ("Ergebnisse", "So geht es weiter", "#timeline"),
        ],
        "today": now.date(),
        "event_starts": _midnight(now) + timedelta(days=3, hours=18),
        "event_ends": _midnight(now) + timedelta(days=3, hours=20),
        "offers": ["ohne Stufen", "Deutsche Gebärdensprache", "Kinderbetreuung"],
        "topics": [
            {"name": "Grün und Spielen", "url": "#tags"},
            {"name": "Verkehr", "url": "#tags", "is_current": True},
            {"name": "Schule und Bildung"},
        ],
        "bars": [
            {
                "label": "Bänke am Laurentiusplatz",
                "value": 231,
                "url": "#result_bars",
                "note": "ausgewählt",
                "is_chosen": True,
            },
            {"label": "Trinkbrunnen in der Altstadt", "value": 187},
            {"label": "Ein Vorschlag mit einem sehr langen Namen, der über mehrere Zeilen geht", "value": 12},
            {"label": "Keine Stimme bekommen", "value": 0},
        ],
        "in_twelve_days": _midnight(now) + timedelta(days=13),
        "tonight": _midnight(now) + timedelta(days=1),
        "about": [{"moment": now.date()}, {"name": "Grün und Spielen"}, {"name": "Mitte"}, {"name": "3 Kommentare"}],
        "vote_open": {"text": "Unterstützen", "url": "#proposal_card", "state": "open"},
        "vote_given": {
            "text": "Nicht mehr unterstützen",
            "url": "#proposal_card",
            "state": "given",
            "done": "Sie unterstützen das.",
        },
        "short": {
            "text": "Am Markt soll eine Bank stehen.\nDie Bank soll eine Lehne haben.",
            "note": "Kurz-Text vom Team Bürgerbeteiligung. Noch niemand hat den Text geprüft.",
            "since": now,
            "lang": "de-simple",
        },
        "entries": _talk(now),
        "paper_address": "https://beteiligung.example/de/b/sitzbaenke/",
        "icons": sorted(file.stem for file in ICONS.glob("*.svg")),
        "path": [("Start", "#inhalt"), ("Mitmachen", "#inhalt"), ("Stilbuch", "")],
        "long": "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhänger",
        "hostile": "<script>alert(1)</script>",
        **frame_context(),
    }


def frame_context() -> dict[str, Any]:
    """What the site's own context gives on real pages."""
    return {
        "navigation": [
            {"title": "Mitmachen", "url": "#1", "is_current": True},
            {"title": "Aktuelles", "url": "#2"},
            {"title": "So geht Mitreden", "url": "#3"},
        ],
        "versions": [
            {"code": "de", "name": "Deutsch", "url": "/de/stil/", "is_current": True},
            {"code": "de-simple", "name": "Leichte Sprache", "url": "/de-simple/stil/"},
            {"code": "en", "name": "English", "url": "/en/stil/"},
        ],
        "contact": {
            "name": "Das Team Bürgerbeteiligung",
            "phone": "0000 000 00 00",
            "phone_url": "+490000000000",
            "email": "mitreden@example.org",
            "address": "Musterstraße 1\n00000 Musterstadt",
            "hours": "montags bis freitags, 9 bis 15 Uhr",
        },
        "legal_links": [
            {"title": "Impressum", "url": "#4"},
            {"title": "Datenschutz", "url": "#5"},
            {"title": "Barrierefreiheit", "url": "#6"},
        ],
    }


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _steps(now: datetime) -> list[dict[str, Any]]:
    today = _midnight(now)
    return [
        {
            "title": "Informieren",
            "starts": today - timedelta(days=30),
            "ends": today - timedelta(days=10),
            "state": "over",
        },
        {
            "title": "Ideen sammeln",
            "starts": today - timedelta(days=10),
            "ends": today + timedelta(days=12),
            "state": "running",
            "text": "Jetzt können Sie Vorschläge machen.",
        },
        {
            "title": "Abstimmen",
            "starts": today + timedelta(days=20),
            "ends": today + timedelta(days=40),
            "state": "coming",
        },
        {"title": "Ergebnis", "starts": None, "ends": None, "state": "coming"},
    ]


def _trail(now: datetime) -> list[dict[str, Any]]:
    return [
        {"title": "Eingegangen", "moment": now - timedelta(days=20), "state": "over"},
        {
            "title": "Wird geprüft",
            "moment": now - timedelta(days=3),
            "state": "running",
            "text": "Das Grünflächenamt prüft.",
        },
        {"title": "Antwort der Stadt", "moment": now + timedelta(days=30), "state": "coming"},
    ]


def _talk(now: datetime) -> list[dict[str, Any]]:
    ways = [("Antworten", "#k1"), ("Melden", "#k1")]
    question = {
        "author": "Anna",
        "moment": now - timedelta(hours=3),
        "anchor": "k1",
        "url": "#k1",
        "kind": "dafür",
        "is_changed": True,
        "text": "Das wäre schön für alle, die nicht lange stehen können.",
        "about": "Anna",
        "actions": ways,
        "more": ("Alle 27 Antworten", "#k1"),
    }
    official = {
        "author": "Team Bürgerbeteiligung",
        "moment": now,
        "anchor": "k2",
        "url": "#k2",
        "is_official": True,
        "text": "Danke. Wir geben das weiter.",
        "about": "Team Bürgerbeteiligung",
    }
    waiting = {
        "author": "Mehmet",
        "moment": now,
        "anchor": "k3",
        "url": "#k3",
        "lang": "en",
        "text": "I agree.",
        "note": "Nur Sie sehen das. Unser Team prüft es zuerst.",
        "about": "Mehmet",
    }
    gone = {"anchor": "k4", "gone": "Diesen Kommentar hat die Person zurückgezogen."}
    return [{**question, "replies": [official, gone]}, waiting]
