"""What makes kept pages untrue."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content import former_addresses
from content.models import Announcement, Navigation, SiteFacts, Term
from content.page_cache import bump
from content.texts.services import note_deleted, note_saved


def bump_for_page(sender: type[Model], instance: Model, **_signal: Any) -> None:
    """A page that is public, or was: also where code saves it without publishing."""
    if isinstance(instance, Page) and (instance.live or instance.first_published_at):
        bump()


def listen() -> None:
    page_unpublished.connect(former_addresses.remember_unpublished)
    pre_delete.connect(former_addresses.remember_deleted, sender=Page)
    post_save.connect(note_saved)
    post_delete.connect(note_deleted, sender=Page)
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(bump)
    for signal in (post_save, post_delete):
        signal.connect(bump_for_page)
        for model in (SiteFacts, Navigation, Announcement, Site, Term):
            signal.connect(bump, sender=model)
