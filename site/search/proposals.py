"""Proposals that can be found. They are looked up in their own rows: there is no copy that could be out of date."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from consultations.formats import FORMATS, StatusKind
from consultations.models import Proposal
from consultations.proposals.filtering import searched
from consultations.proposals.places import names_of
from consultations.proposals.showing import state_in_words
from consultations.shorts.reading import shorts_of
from content.versions import other_language

from .asking import Asked
from .excerpts import excerpt
from .results import Fact, Result

if TYPE_CHECKING:
    from consultations.processes.readers import Reader

ORDER = ("rank", "-pk")


def proposal_rows(asked: Asked, person: "Reader") -> QuerySet[Proposal]:
    proposals = Proposal.objects.visible_to(person)
    if asked.district:
        proposals = proposals.filter(district=asked.district)
    if asked.state in StatusKind:
        proposals = proposals.filter(has_status(StatusKind(asked.state)))
    found = searched(proposals, asked.words).annotate(rank=asked.words.rank_in("title")).select_related("consultation")
    return found if asked.state in ("", *StatusKind) else found.none()


def has_status(kind: StatusKind) -> Q:
    """Of this kind; each format has statuses of its own."""
    of_formats = (
        Q(consultation__format=code, status__in=[each.code for each in format_.statuses if each.kind == kind])
        for code, format_ in FORMATS.items()
    )
    return reduce(or_, of_formats)


def show_proposals(proposals: Sequence[Proposal], wanted: re.Pattern[str]) -> list[Result]:
    shorts = shorts_of(proposals).of_proposals
    return [_proposal(proposal, wanted, shorts.get(proposal.pk)) for proposal in proposals]


def _proposal(proposal: Proposal, wanted: re.Pattern[str], short: dict[str, Any] | None = None) -> Result:
    consultation = proposal.consultation
    state, level = state_in_words(proposal)
    place = names_of(proposal)
    return Result(
        title=proposal.title,
        url=proposal.get_absolute_url(),
        passage=excerpt(short["text"] if short else proposal.text, wanted),
        is_told=bool(short),
        preline=_("No. %(number)d") % {"number": proposal.number},
        language=other_language(proposal.language),
        state=state,
        level=level,
        facts=[
            Fact(str(consultation), other_language(consultation.title.language)),
            *([Fact(place)] if place else []),
        ],
    )
