"""What search engines should know about consultations: what somebody without an account reads."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Max
from django.urls import reverse
from django.utils import translation

from content.sitemaps import Address, of_pages, of_view

from .models import Consultation, ConsultationPage, Proposal
from .pages.showing import address, discussion_address


def pages() -> Iterator[Address]:
    readable = Consultation.objects.visible_to(AnonymousUser())
    return of_pages(
        ConsultationPage.objects.live().defer_streamfields().filter(translation_key__in=readable.values("key"))
    )


def views() -> Iterator[Address]:
    """The lists of proposals, and what was said and counted about a consultation as a whole."""
    for consultation in Consultation.objects.visible_to(AnonymousUser()).prefetch_related("phases").order_by("pk"):
        with translation.override(settings.LANGUAGE_CODE):
            paths = [address("proposals", consultation), discussion_address(consultation)]
            if any(phase.use for phase in consultation.timeline):
                paths.append(address("result", consultation))
        for path in filter(None, paths):
            yield from of_view(path)


def proposals() -> Iterator[Address]:
    found = Proposal.objects.visible_to(AnonymousUser()).annotate(changed_at=Max("versions__created_at")).order_by("pk")
    for slug, number, published_at, changed_at in found.values_list(
        "consultation__slug", "number", "published_at", "changed_at"
    ):
        with translation.override(settings.LANGUAGE_CODE):
            path = reverse("consultations:proposal", args=[slug, number])
        yield from of_view(path, max((each for each in (published_at, changed_at) if each), default=None))
