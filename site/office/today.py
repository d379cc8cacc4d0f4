"""What waits for a person of the office today: a card for each kind of work that is theirs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page, TaskState, WorkflowState

from consultations.actions import Action
from consultations.announcing import votes_to_mend
from consultations.answers import worklist
from consultations.models import Consultation, ConsultationIndexPage, ConsultationPage, Phase, Result, ResultState
from consultations.moderation import queue
from consultations.processes.links import admin_url
from consultations.processes.readers import is_of_the_office
from consultations.rules import PERMISSION_OF
from consultations.votes.office import url_of as ballot_url
from consultations.votes.rule import Use
from content.models import ROOT_DEPTH, TextState
from content.texts.states import Standing
from design.dates import say_day, say_moment, say_since, say_until
from home.contact.admin import READS_MESSAGES
from home.models import AccessibilityPage, Message
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage

from .doors import publishes, writes
from .models import ReleaseTask

if TYPE_CHECKING:
    from accounts.models import User

#: So many rows a card shows; a last line says how many more there are.
SHOWN = 5
AHEAD = timedelta(days=7)


class Line(NamedTuple):
    """A link to the work, and what stands beside it."""

    words: str
    url: str
    note: str = ""
    is_urgent: bool = False


@dataclass
class Card:
    name: str
    title: str | Promise
    #: What is said where there is nothing to do.
    nothing: str | Promise
    lines: list[Line] = field(default_factory=list)
    more: Line | None = None


def cards_for(person: "User", at: datetime | None = None) -> list[Card]:
    """The cards of somebody's work, the most urgent kind first."""
    at = at or timezone.now()
    return [card for make in CARDS for card in make(person, at)]


def may(person: "User", action: Action) -> bool:
    return bool(person.has_perm(PERMISSION_OF[action]))


def to_check(person: "User", at: datetime) -> Iterator[Card]:
    if not may(person, Action.MODERATE):
        return
    url = reverse("moderation:queue")
    reported = queue.entries(show=queue.Show.REPORTED).count()
    waiting = queue.entries(show=queue.Show.WAITING).count()
    lines = [
        Line(
            ngettext("%(count)s contribution is reported", "%(count)s contributions are reported", reported)
            % {"count": reported},
            f"{url}?show={queue.Show.REPORTED}",
            is_urgent=True,
        ),
        Line(
            ngettext("%(count)s contribution waits for a check", "%(count)s contributions wait for a check", waiting)
            % {"count": waiting},
            f"{url}?show={queue.Show.WAITING}",
        ),
    ]
    yield Card(
        "check",
        gettext_lazy("To check"),
        gettext_lazy("Nothing is reported, and nothing waits for a check."),
        [line for line, number in zip(lines, (reported, waiting), strict=True) if number],
    )


def to_answer(person: "User", at: datetime) -> Iterator[Card]:
    if not may(person, Action.ANSWER):
        return
    url, today = reverse("answers_admin:index"), timezone.localdate(at)
    shows = (worklist.Show.OVERDUE, worklist.Show.UNANSWERED, worklist.Show.MINE)
    numbers = {show: worklist.proposals_for(show, person, today).count() for show in shows}
    said = {
        worklist.Show.OVERDUE: ngettext(
            "%(count)s answer is overdue", "%(count)s answers are overdue", numbers[shows[0]]
        ),
        worklist.Show.UNANSWERED: ngettext(
            "%(count)s proposal has no answer yet", "%(count)s proposals have no answer yet", numbers[shows[1]]
        ),
        worklist.Show.MINE: ngettext(
            "%(count)s draft of an answer is yours", "%(count)s drafts of answers are yours", numbers[shows[2]]
        ),
    }
    lines = [
        Line(said[show] % {"count": number}, f"{url}?show={show}", is_urgent=show == worklist.Show.OVERDUE)
        for show, number in numbers.items()
        if number
    ]
    yield Card("answer", gettext_lazy("To answer"), gettext_lazy("Every proposal has its answer."), lines)


def to_reply(person: "User", at: datetime) -> Iterator[Card]:
    """Messages from the contact form."""
    if not person.has_perm(READS_MESSAGES):
        return
    number = Message.objects.open().count()
    said = ngettext("%(count)s message is to do", "%(count)s messages are to do", number) % {"count": number}
    lines = [Line(said, reverse("contact_messages:index"))] if number else []
    yield Card("messages", gettext_lazy("Messages"), gettext_lazy("Every message is done."), lines)


def to_release(person: "User", at: datetime) -> Iterator[Card]:
    """Pages that others have handed in."""
    states = TaskState.objects.reviewable_by(person)
    if not person.has_perm("wagtailadmin.access_admin") or not releases(person):
        return
    number = states.count()
    together = ("workflow_state__requested_by", "revision")
    rows = list(states.select_related(*together).order_by("started_at")[:SHOWN])
    pages = pages_of([state.workflow_state for state in rows])
    lines = [
        Line(
            pages[int(row.workflow_state.object_id)].get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[row.workflow_state.object_id]),
            handed_in(row.workflow_state.requested_by, row.started_at),
        )
        for row in rows
        if int(row.workflow_state.object_id) in pages
    ]
    card = Card("release", gettext_lazy("To release"), gettext_lazy("No page waits for you."), lines)
    card.more = more(number - len(rows), reverse("wagtailadmin_reports:workflow"))
    yield card


def releases(person: "User") -> bool:
    return ReleaseTask.objects.filter(active=True, groups__in=person.groups.all()).exists()


def handed_in(by: "User | None", at: datetime) -> str:
    if by is None:
        return _("since %(moment)s") % {"moment": say_moment(at)}
    return _("from %(who)s, %(moment)s") % {"who": by, "moment": say_moment(at)}


def pages_of(states: list[WorkflowState]) -> dict[int, Page]:
    return Page.objects.in_bulk([int(state.object_id) for state in states])


def own_pages(person: "User", at: datetime) -> Iterator[Card]:
    """What one has handed in oneself: shown only where there is something."""
    states = WorkflowState.objects.active().filter(requested_by=person).order_by("-created_at")
    rows = list(states[:SHOWN])
    if not rows:
        return
    pages = pages_of(rows)
    lines = [
        Line(
            pages[int(row.object_id)].get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[row.object_id]),
            _("given back to you") if row.status == row.STATUS_NEEDS_CHANGES else _("waits for its release"),
            is_urgent=row.status == row.STATUS_NEEDS_CHANGES,
        )
        for row in rows
        if int(row.object_id) in pages
    ]
    yield Card("own", gettext_lazy("Handed in by you"), "", lines)


def to_count(person: "User", at: datetime) -> Iterator[Card]:
    """Votes that are over and have no final result."""
    if not may(person, Action.COUNT):
        return
    final = Result.objects.filter(phase=OuterRef("pk"), state=ResultState.FINAL)
    phases = Phase.objects.filter(use__in=(Use.CHOICE, Use.KNAPSACK), ends__lte=at, consultation__is_archive=False)
    phases = phases.exclude(Exists(final)).select_related("consultation").order_by("ends", "pk")
    lines = [
        Line(
            f"{phase.consultation}: {phase}",
            ballot_url(phase),
            _("over since %(moment)s") % {"moment": say_moment(phase.ends)},
        )
        for phase in phases[:SHOWN]
    ]
    yield Card("count", gettext_lazy("To count"), gettext_lazy("Every vote that is over has its final result."), lines)


def to_tell(person: "User", at: datetime) -> Iterator[Card]:
    """Announced votes that lack something in Leichte Sprache: shown only where there are some."""
    if not may(person, Action.MANAGE):
        return
    found = votes_to_mend(at)
    lines = [
        Line(f"{vote.consultation}: {vote}", admin_url(vote.consultation), " ".join(lack.sentences), is_urgent=True)
        for vote, lack in found[:SHOWN]
    ]
    if lines:
        card = Card("easy", gettext_lazy("Votes without Leichte Sprache"), "", lines)
        card.more = more(len(found) - len(lines), reverse("consultations_admin:index"))
        yield card


def to_review(person: "User", at: datetime) -> Iterator[Card]:
    """The accessibility statement, where its yearly review is due or there is none; else nothing is said of it."""
    if not publishes(person):
        return
    title = gettext_lazy("Accessibility statement")
    pages = AccessibilityPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    page = pages.order_by("-last_published_at", "-pk").first()
    if page is None:
        home = Page.objects.filter(depth=ROOT_DEPTH, locale__language_code=settings.LANGUAGE_CODE).only("pk").first()
        names = [AccessibilityPage._meta.app_label, AccessibilityPage._meta.model_name, home.pk if home else 0]
        words = _("There is none yet. The law demands one.")
        yield Card("statement", title, "", [Line(words, reverse("wagtailadmin_pages:add", args=names), is_urgent=True)])
    elif page.is_due(timezone.localdate(at)):
        words = _("The yearly review is due: the last one was on %(day)s.") % {"day": say_day(page.last_review)}
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        yield Card("statement", title, "", [Line(words, url, is_urgent=True)])


def to_bring_up_to_date(person: "User", at: datetime) -> Iterator[Card]:
    """Versions whose German text is newer: shown only where there are some."""
    if not publishes(person):
        return
    if number := TextState.objects.out_of_date().count():
        said = ngettext("%(count)s version is out of date", "%(count)s versions are out of date", number)
        url = f"{reverse('texts:board')}?standing={Standing.OUT_OF_DATE}"
        yield Card("texts", gettext_lazy("Language versions"), "", [Line(said % {"count": number}, url)])


def this_week(person: "User", at: datetime) -> Iterator[Card]:
    """Phases that begin or end within seven days, in the order of these moments."""
    if not is_of_the_office(person):
        return
    until = at + AHEAD
    near = Q(starts__gt=at, starts__lte=until) | Q(ends__gt=at, ends__lte=until)
    visible = Consultation.objects.visible().filter(is_archive=False)
    phases = Phase.objects.filter(near, consultation__in=visible)
    moments = []
    for phase in phases.select_related("consultation"):
        if at < phase.starts <= until:
            moments.append((phase.starts, phase, _("begins %(when)s") % {"when": say_since(phase.starts, at)}))
        if at < phase.ends <= until:
            moments.append((phase.ends, phase, _("runs %(when)s") % {"when": say_until(phase.ends, at)}))
    moments.sort(key=lambda each: (each[0], each[1].pk))
    manages = may(person, Action.MANAGE)
    lines = [
        Line(
            f"{phase.consultation}: {phase}",
            admin_url(phase.consultation) if manages else phase.consultation.get_absolute_url(),
            said,
        )
        for _moment, phase, said in moments[:SHOWN]
    ]
    card = Card("week", gettext_lazy("The next seven days"), gettext_lazy("No phase begins or ends."), lines)
    if manages:
        card.more = more(len(moments) - len(lines), reverse("consultations_admin:index"))
    yield card


def to_begin(person: "User", at: datetime) -> Iterator[Card]:
    """What one can write, each with one step to its empty form; in the default language, from which one translates."""
    if not writes(person):
        return
    kinds: tuple[tuple[type[Page], type[Page], str], ...] = (
        (NewsIndexPage, NewsPage, _("Write an article")),
        (EventIndexPage, EventPage, _("Enter an event")),
        (ConsultationIndexPage, ConsultationPage, _("Set up a consultation")),
    )
    lines = []
    for above, kind, said in kinds:
        parent = above.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True).order_by("path").first()
        if parent and parent.permissions_for_user(person).can_add_subpage():
            names = [kind._meta.app_label, kind._meta.model_name, parent.pk]
            lines.append(Line(said, reverse("wagtailadmin_pages:add", args=names)))
    if lines:
        yield Card("begin", gettext_lazy("Begin"), "", lines)


def more(number: int, url: str) -> Line | None:
    if number <= 0:
        return None
    return Line(ngettext("%(count)s more", "%(count)s more", number) % {"count": number}, url)


CARDS: tuple[Callable[["User", datetime], Iterator[Card]], ...] = (
    to_check,
    to_answer,
    to_reply,
    to_release,
    own_pages,
    to_count,
    to_tell,
    to_review,
    to_bring_up_to_date,
    this_week,
    to_begin,
)
