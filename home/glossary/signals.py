"""What follows when a word is explained, or no longer."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.search import index

from content.models import Term

from .models import GlossaryPage


def on_change(**_signal: Any) -> None:
    """The search finds a word on the glossary page as soon as it stands there."""
    for page in GlossaryPage.objects.live():
        index.insert_or_update_object(page)


def listen() -> None:
    for signal in (post_save, post_delete):
        signal.connect(on_change, sender=Term)
