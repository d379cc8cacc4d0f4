"""Feeds of consultations and of their proposals: what somebody without an account reads, and nothing else."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid5

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.facts import current_facts
from content.feeds import LONGEST, Entry, feed
from content.versions import active_language
from design.dates import say_period

from ..doors import in_open_consultation
from ..models import Consultation, ConsultationChange, Proposal
from ..pages.overview import Entry as Listed
from ..pages.overview import list_address, overview


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """All consultations, the latest first, each with its dates."""
    facts = current_facts()
    return feed(
        request,
        title=_("Consultations – %(site)s") % {"site": facts.site_name},
        about=_("Everything in which people can take part, with its dates."),
        url=list_address() or f"/{active_language()}/",
        by=facts.office,
        entries=consultation_entries(),
    )


def consultation_entries() -> list[Entry]:
    listed = overview(AnonymousUser()).entries
    changes = ConsultationChange.objects.filter(consultation__in=[each.consultation for each in listed])
    latest = dict(changes.order_by().values_list("consultation").annotate(Max("at")))
    entries = [_consultation_entry(each, latest.get(each.consultation.pk)) for each in listed]
    return sorted(entries, key=lambda entry: entry.published, reverse=True)[:LONGEST]


def _consultation_entry(listed: Listed, changed: datetime | None) -> Entry:
    page, consultation = listed.page, listed.consultation
    published = page.first_published_at or consultation.created_at
    moments = (published, page.last_published_at, changed)
    return Entry(
        key=consultation.key,
        title=page.title,
        url=listed.url,
        published=published,
        updated=max(moment for moment in moments if moment),
        text="\n\n".join(part for part in (page.summary, say_dates(consultation)) if part),
        language=listed.language,
    )


def say_dates(consultation: Consultation) -> str:
    """One line for each phase."""
    return "\n".join(f"{phase}: {say_period(phase.starts, phase.ends)}" for phase in consultation.timeline)


@require_safe
@in_open_consultation
def proposals(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The latest proposals of one consultation."""
    wording = consultation.format_data.wording
    return feed(
        request,
        title=f"{wording.many} – {consultation}",
        about=_("What people have handed in, the latest first."),
        url=reverse("consultations:proposals", args=[consultation.slug]),
        by=current_facts().office,
        entries=proposal_entries(consultation),
        licence=consultation.open_licence,
    )


def proposal_entries(consultation: Consultation) -> Iterator[Entry]:
    found = (
        Proposal.objects.shown_in(consultation, AnonymousUser())
        .select_related("contributor")
        .prefetch_related("categories")
        .annotate(changed_at=Max("versions__created_at"))
        .order_by(F("published_at").desc(nulls_last=True), "-pk")
    )
    for proposal in found[:LONGEST]:
        proposal.consultation = consultation
        published = proposal.published_at or proposal.created_at
        yield Entry(
            key=key_of(proposal),
            title=proposal.title,
            url=proposal.get_absolute_url(),
            published=published,
            updated=max(published, proposal.changed_at or published),
            text=proposal.text,
            language=proposal.language,
            author=str(proposal.contributor),
            categories=tuple(str(category) for category in proposal.categories.all()),
        )


def key_of(proposal: Proposal) -> UUID:
    """A name that stays, whatever becomes of the addresses."""
    return uuid5(proposal.consultation.key, f"proposal {proposal.number}")
