"""What wagtail-localize may not do here, whoever asks it to.

A page in Leichte Sprache has its own structure and is never synced; no version holds aliases, for a translated alias
goes live with German text.
"""

from typing import Any

from django.db.models import Model
from wagtail.models import Page

NEVER_SYNCED = {"de-simple"}


def never_synced(instance: Any, **_signal: Any) -> None:
    """Before a Translation is saved: into Leichte Sprache it stays switched off, so the normal editor stays."""
    if instance.target_locale.language_code in NEVER_SYNCED:
        instance.enabled = False


def without_tree_sync(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the locale's form offers, without following another version as a whole tree."""
    return [component for component in components if component["model"]._meta.model_name != "localesynchronization"]


def alias_becomes_draft(target_obj: Model, **_signal: Any) -> None:
    """After copying for a translation: a parent that came along is a draft of its own, not a live alias."""
    if isinstance(target_obj, Page) and target_obj.alias_of_id:
        target_obj.alias_of = None
        target_obj.live = False
        target_obj.has_unpublished_changes = True
        target_obj.save(update_fields=["alias_of", "live", "has_unpublished_changes"], clean=False)
        target_obj.specific.save_revision(clean=False)
