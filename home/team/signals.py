"""What follows when a person of the office changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.search import index

from content.page_cache import bump

from .models import Person, TeamPage


def on_change(**_signal: Any) -> None:
    """Nobody is found on a page who is not shown there any more."""
    bump()
    for page in TeamPage.objects.live():
        index.insert_or_update_object(page)


def listen() -> None:
    for signal in (post_save, post_delete):
        signal.connect(on_change, sender=Person)
