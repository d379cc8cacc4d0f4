"""What machines read about consultations and proposals. About what only invited people read they learn nothing."""

from django.urls import reverse
from django.utils.translation import gettext as _

from content.metadata import Following, Metadata

from ..models import Consultation, Proposal
from ..ways import Way


def following_all() -> Following:
    """How to follow all consultations."""
    return Following(_("All consultations"), reverse("following:feed"), reverse("following:calendar"))


def followings_of(consultation: Consultation) -> tuple[Following, ...]:
    """How to follow one: its proposals, and its dates. An archive stays as it is."""
    if consultation.is_closed or consultation.is_archive:
        return ()
    arguments = [consultation.slug]
    proposals = Following(
        str(consultation.format_data.wording.many), reverse("consultations:proposals_feed", args=arguments)
    )
    dates = Following(_("Dates of this consultation"), calendar=reverse("consultations:calendar", args=arguments))
    return (proposals, dates)


def metadata_of(consultation: Consultation, way: Way) -> Metadata | None:
    """For a view that everybody reads; ``way`` leads there, and its end names the view."""
    if consultation.is_closed:
        return None
    title = " – ".join(str(name) for name, _url in reversed(way[1:]))
    return Metadata(title=title, followings=followings_of(consultation))


def metadata_of_proposal(proposal: Proposal) -> Metadata | None:
    """For a proposal that is public; its author stays as unknown to machines as they want to be to people."""
    if proposal.consultation.is_closed or not proposal.is_published:
        return None
    return Metadata(
        title=f"{proposal.title} – {proposal.consultation}",
        description=proposal.text,
        published=proposal.published_at,
        followings=followings_of(proposal.consultation),
    )
