"""The rule for announcing a vote: nobody who reads only Leichte Sprache is left out of it.

A vote is announced as long as people can read its dates and it is not over. It needs a page of its consultation in
Leichte Sprache, a short text for everything on its ballot, or a reason that everybody can read. See ADR 26.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Site

from content.facts import setting_of
from content.site_facts import SiteFacts
from content.texts.passages import repeats_german
from content.versions import EASY

from .models import Candidacy, Consultation, Phase, Proposal, ShortText
from .processes.querysets import PhaseQuerySet
from .votes.rule import Use

#: The code of what a public reason helps against.
NO_EASY_LANGUAGE = "no_easy_language"
ABOUT_PAGE = ("translation_key", "locale__language_code", "go_live_at", "expire_at")


@dataclass
class Lack:
    """What a vote lacks in Leichte Sprache; false where nothing is missing."""

    has_page: bool
    #: The numbers of the proposals without a short text, or with one that is older than its original.
    proposals: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.has_page or bool(self.proposals)

    @property
    def sentences(self) -> list[str]:
        said = []
        if not self.has_page:
            said.append(_("No page in Leichte Sprache stays online until the vote is over. Please publish it first."))
        if self.proposals:
            numbers = ", ".join(str(number) for number in self.proposals)
            said.append(
                ngettext(
                    "This proposal needs a short text in Leichte Sprache, made from what it says today: %(numbers)s.",
                    "These proposals need short texts in Leichte Sprache, made from what they say today: %(numbers)s.",
                    len(self.proposals),
                )
                % {"numbers": numbers}
            )
        return said


def is_demanded() -> bool:
    """Whether this site holds to the rule: on unless staff have switched it off."""
    if EASY not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        return False
    site = Site.objects.filter(is_default_site=True).select_related("sitefacts").first()
    return setting_of(site, SiteFacts).votes_need_easy_language


def announced(at: datetime | None = None) -> PhaseQuerySet:
    """The votes that are not over and give no reason, of consultations that are public or have a day for it."""
    votes = Phase.objects.filter(use__in=(Use.CHOICE, Use.KNAPSACK), ends__gt=at or timezone.now())
    votes = votes.filter(consultation__is_archive=False, without_easy_language={})
    with_a_day = Q(consultation__key__in=pages_with_a_day().values("translation_key"))
    return votes.filter(Q(consultation__in=Consultation.objects.visible()) | with_a_day)


def pages_with_a_day() -> QuerySet[Page]:
    """Pages that go online by themselves."""
    return Page.objects.annotate_approved_schedule().filter(_approved_schedule=True).exclude(go_live_at=None)


def told_in_time(ends: Mapping[UUID, datetime]) -> set[UUID]:
    """The consultations with a page in Leichte Sprache that is public, or will be as soon as any other one is.

    ``ends`` says of each consultation until when this page has to stay.
    """
    live = list(Page.objects.live().filter(translation_key__in=ends).values_list(*ABOUT_PAGE))
    unread = ends.keys() - {key for key, *_rest in live}
    coming = list(pages_with_a_day().filter(translation_key__in=unread).values_list(*ABOUT_PAGE)) if unread else []
    first = {key: day for key, _code, day, _goes in sorted(coming, key=lambda each: each[2], reverse=True)}
    in_time = [*live, *(each for each in coming if each[2] == first[each[0]])]
    return {key for key, code, _day, goes in in_time if code == EASY and stays(goes, ends[key])}


def lacks_of(votes: Iterable[Phase], *, has_page: bool | None = None) -> dict[int, Lack]:
    """Phase id → what it lacks, where it lacks something; at most three queries. ``has_page`` says what will be so."""
    votes = list(votes)
    ends: dict[UUID, datetime] = {}
    for vote in votes:
        ends[vote.consultation.key] = max(vote.ends, ends.get(vote.consultation.key, vote.ends))
    told = told_in_time(ends) if has_page is None else set(ends) if has_page else set()
    lacks = {vote.pk: Lack(vote.consultation.key in told) for vote in votes}
    standing = Candidacy.objects.standing().filter(phase__in=[vote.pk for vote in votes if vote.pk])
    untold = standing.exclude(Exists(current_text_of("proposal"))).order_by("proposal__number")
    for phase, number in untold.values_list("phase", "proposal__number"):
        lacks[phase].proposals.append(number)
    return {phase: lack for phase, lack in lacks.items() if lack}


def current_text_of(column: str) -> QuerySet[ShortText]:
    """For the proposal in this column, its short text in Leichte Sprache made from what it says now."""
    ours = ShortText.objects.filter(proposal=OuterRef(column), is_held_back=False).in_version(EASY)
    return ours.up_to_date()


def require_easy_language(votes: Iterable[Phase]) -> None:
    """Refuse with a sentence where one of these votes is announced and lacks something."""
    asked = [vote.pk for vote in votes]
    if not asked or not is_demanded():
        return
    found = list(announced().filter(pk__in=asked).select_related("consultation").in_order())
    lacks = lacks_of(found)
    for vote in found:
        if vote.pk in lacks:
            refused = _("The vote “%(phase)s” cannot be announced like this.") % {"phase": vote}
            said = [refused, *lacks[vote.pk].sentences]
            raise ValidationError([ValidationError(each, code=NO_EASY_LANGUAGE) for each in said])


def require_short_text(phase: Phase, proposal: Proposal) -> None:
    """Refuse with a sentence where the vote is announced and nobody has told this proposal in Leichte Sprache."""
    if not announced().filter(pk=phase.pk).exists() or not is_demanded():
        return
    if not Proposal.objects.filter(Exists(current_text_of("pk")), pk=proposal.pk).exists():
        raise ValidationError(Lack(has_page=True, proposals=[proposal.number]).sentences, code="no_short_text")


def lacks_before_publishing(consultation: Consultation, *, told_by: Page) -> list[tuple[Phase, Lack]]:
    """What its coming votes lack once this page is public."""
    votes = [
        phase
        for phase in consultation.timeline
        if phase.needs_candidacy and not phase.is_over() and not phase.without_easy_language
    ]
    if not votes or consultation.is_archive or not is_demanded():
        return []
    # A page in another version changes nothing about this one.
    tells = told_by.locale.language_code == EASY
    lacks = lacks_of(votes, has_page=will_tell(told_by, votes) if tells else None)
    return [(vote, lacks[vote.pk]) for vote in votes if vote.pk in lacks]


def will_tell(page: Page, votes: Iterable[Phase]) -> bool:
    """Whether a page in Leichte Sprache is written in it and stays until the last of these votes is over."""
    return not repeats_german(page) and stays(page.expire_at, max(vote.ends for vote in votes))


def stays(goes: datetime | None, until: datetime) -> bool:
    return goes is None or goes >= until


def votes_to_mend(at: datetime | None = None) -> list[tuple[Phase, Lack]]:
    """The announced votes that lack something, the next one first."""
    votes = list(announced(at).select_related("consultation").order_by("starts", "pk"))
    lacks = lacks_of(votes) if votes and is_demanded() else {}
    return [(vote, lacks[vote.pk]) for vote in votes if vote.pk in lacks]
