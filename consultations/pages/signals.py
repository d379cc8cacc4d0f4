"""What follows when an editor saves or publishes a consultation page."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published

from .models import ConsultationPage
from .services import give_procedure, name_after


def on_save(
    instance: ConsultationPage, raw: bool = False, update_fields: frozenset[str] | None = None, **_signal: Any
) -> None:
    """A saved page has a procedure; a preview saves nothing and so makes none."""
    if raw:
        return
    give_procedure(instance)
    # A draft of a live page is saved with the live row: the title in memory is then not the one that is public.
    if instance.live and (update_fields is None or "title" in update_fields):
        name_after(instance)


def on_publish(instance: ConsultationPage, **_signal: Any) -> None:
    name_after(instance)


def listen() -> None:
    post_save.connect(on_save, sender=ConsultationPage, dispatch_uid="consultation_page_saved")
    page_published.connect(on_publish, sender=ConsultationPage, dispatch_uid="consultation_page_published")
