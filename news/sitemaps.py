"""What search engines should know about news and events."""

from collections.abc import Iterator
from itertools import chain

from django.contrib.auth.models import AnonymousUser

from content.sitemaps import Address, of_pages

from .models import EventPage, NewsPage


def pages() -> Iterator[Address]:
    person = AnonymousUser()
    kinds = (NewsPage.objects.visible_to(person), EventPage.objects.visible_to(person))
    return chain.from_iterable(of_pages(found.defer_streamfields()) for found in kinds)
