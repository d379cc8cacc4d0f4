"""What follows when a test with people is entered or changed."""

from django.db.models.signals import post_delete, post_save

from content.page_cache import bump

from .models import PeopleTest


def listen() -> None:
    for signal in (post_save, post_delete):
        signal.connect(bump, sender=PeopleTest)
