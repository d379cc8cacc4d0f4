"""What follows when a page of this area, or a topic, changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from content.page_cache import bump

from .facts import SharedFacts
from .models import Topic


def hand_facts_on(instance: Any, **_signal: Any) -> None:
    if isinstance(instance, SharedFacts):
        instance.hand_on()


def listen() -> None:
    page_published.connect(hand_facts_on, dispatch_uid="facts_handed_on")
    for signal in (post_save, post_delete):
        signal.connect(bump, sender=Topic)
