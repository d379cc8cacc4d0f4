"""A discussion as a page shows it: twenty comments with their replies, in a fixed number of queries."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from content.keyset import AFTER, Keyset, KeysetPage
from design.dates import say_moment

from ..actions import Action
from ..explaining import is_cleared_by_the_person
from ..models import Proposal, State
from ..proposals.showing import around
from ..rules import Decision, decide
from .models import Comment, Thread

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

    Person = User | AnonymousUser

PAGE_SIZE = 20
CURSOR = "kommentare"


@dataclass
class Entry:
    """A comment in its discussion, or the placeholder that is left of it."""

    comment: Comment
    slug: str
    replies: list["Entry"] = field(default_factory=list)
    takes_replies: bool = False
    is_mine: bool = False
    takes_changes: bool = False

    @property
    def anchor(self) -> str:
        return anchor_of(self.comment)

    @property
    def author(self) -> str:
        return str(self.comment.contributor)

    @property
    def about(self) -> str:
        """What tells a link at this comment from the same link at another one, for a screen reader."""
        return f"{self.author}, {say_moment(self.comment.created_at)}"

    @property
    def is_changed(self) -> bool:
        return self.comment.edited_at is not None

    @property
    def is_readable(self) -> bool:
        return self.comment.state in (State.PUBLISHED, State.WAITING)

    @property
    def is_waiting(self) -> bool:
        return self.comment.state == State.WAITING

    @property
    def is_withdrawn(self) -> bool:
        return self.comment.state == State.WITHDRAWN

    @property
    def url(self) -> str:
        return self._address("comment")

    @property
    def reply_url(self) -> str:
        return self._address("reply") if self.takes_replies else ""

    @property
    def change_url(self) -> str:
        return self._address("change_comment") if self.takes_changes else ""

    @property
    def withdraw_url(self) -> str:
        return self._address("withdraw_comment") if self.is_mine else ""

    @property
    def report_url(self) -> str:
        return "" if self.is_mine else self._address("report_comment")

    def _address(self, name: str) -> str:
        return reverse(f"consultations:{name}", args=[self.slug, self.comment.pk])


def thread_context(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    """What ``comments/thread.html`` needs. Ask first whether this person may read what the discussion is about."""
    page = _keyset(thread, request.user).page(request.GET.get(CURSOR))
    decision = decide(request.user, Action.COMMENT, on=thread)
    return {
        "entries": _entries(page.items, thread, request.user, decision),
        "page": page,
        "total": _total(thread, page),
        "may_comment": decision,
        "write_url": write_url(thread) if may_open_form(decision) else "",
        "new_anchor": _anchor_of_new(request, page.items),
        "about": str(thread),
        "sentence": _sentence(page),
        "previous_url": _page_url(request, page.previous_cursor),
        "next_url": _page_url(request, page.next_cursor),
    }


def may_open_form(decision: Decision) -> bool:
    """Whether to show the form: people write first and sign in afterwards."""
    return decision.allowed or is_cleared_by_the_person(decision)


def thread_to_read(proposal: Proposal) -> Thread:
    """The proposal's discussion, without making one for somebody who only reads."""
    thread = getattr(proposal, "thread", None) or Thread(proposal=proposal)
    thread.consultation, thread.proposal = proposal.consultation, proposal
    return thread


def write_url(thread: Thread) -> str:
    slug = thread.consultation.slug
    if thread.proposal:
        return reverse("consultations:comment_on_proposal", args=[slug, thread.proposal.number])
    return reverse("consultations:write_to_discussion", args=[slug])


def thread_url(thread: Thread) -> str:
    """The page that shows the discussion."""
    if thread.proposal:
        return thread.proposal.get_absolute_url()
    return reverse("consultations:discussion", args=[thread.consultation.slug])


def way(thread: Thread, title: str = "") -> list[tuple[str, str]]:
    """The breadcrumb of a page about this discussion."""
    if thread.proposal:
        steps: list[tuple[str, str]] = around(thread.consultation, thread.proposal, title)["way"]
        return steps
    home = (str(thread.consultation), thread.consultation.get_absolute_url())
    return [home, (gettext("Discussion"), thread_url(thread)), *([(title, "")] if title else [])]


def place_of(comment: Comment, person: "Person") -> str:
    """The address of the page that the comment stands on, with its anchor."""
    root = comment.parent_id or comment.pk
    before = _roots(comment.thread, person).filter(pk__lt=root).order_by("pk")
    skipped = before.count() // PAGE_SIZE * PAGE_SIZE
    query = ""
    if skipped:
        last_of_page_before = before.values_list("pk", flat=True)[skipped - 1]
        query = f"?{CURSOR}={AFTER}.{last_of_page_before}"
    return f"{thread_url(comment.thread)}{query}#{anchor_of(comment)}"


def place_with_way_on(comment: Comment, person: "Person") -> str:
    """As ``place_of``, for a page whose result on top leads on to the comment itself."""
    place, _hash, _anchor = place_of(comment, person).partition("#")
    return f"{place}{'&' if '?' in place else '?'}kommentar={comment.pk}"


def anchor_of(comment: Comment) -> str:
    return f"kommentar-{comment.pk}"


def find(person: "Person", *, slug: str, pk: int) -> Comment | None:
    """The comment of this address as far as the person may know of it, placeholders included."""
    known = Comment.objects.with_placeholders(person).filter(thread__consultation__slug=slug)
    return (
        known.select_related("thread__consultation", "thread__proposal", "parent", "contributor").filter(pk=pk).first()
    )


def _keyset(thread: Thread, person: "Person") -> Keyset[Comment]:
    return Keyset(_roots(thread, person).select_related("contributor"), order=["pk"], size=PAGE_SIZE)


def _roots(thread: Thread, person: "Person") -> QuerySet[Comment]:
    return Comment.objects.with_placeholders(person).filter(thread_id=thread.pk, parent=None)


def _entries(roots: list[Comment], thread: Thread, person: "Person", decision: Decision) -> list[Entry]:
    replies = Comment.objects.with_placeholders(person).filter(parent__in=roots).select_related("contributor")
    by_parent: dict[int | None, list[Comment]] = defaultdict(list)
    for reply in replies.order_by("pk"):
        by_parent[reply.parent_id].append(reply)
    is_open = may_open_form(decision)
    entries = []
    for root in roots:
        entry = _entry(root, thread, person, is_open=is_open)
        entry.replies = [_entry(reply, thread, person, is_open=is_open) for reply in by_parent[root.pk]]
        entry.takes_replies = is_open and root.state == State.PUBLISHED
        # A withdrawn reply binds nobody; the form's page asks the rules once more.
        entry.takes_changes &= all(reply.is_withdrawn for reply in entry.replies)
        entries.append(entry)
    return entries


def _entry(comment: Comment, thread: Thread, person: "Person", *, is_open: bool) -> Entry:
    entry = Entry(comment, thread.consultation.slug)
    entry.is_mine = entry.is_readable and comment.contributor.is_account_of(person)
    entry.takes_changes = entry.is_mine and is_open
    return entry


def _total(thread: Thread, page: KeysetPage[Comment]) -> int:
    """The number of published comments and replies."""
    if thread.proposal:
        return thread.proposal.comment_count
    if thread.pk is None or not page.items:
        return 0
    return thread.comments.filter(state=State.PUBLISHED).count()


def _sentence(page: KeysetPage[Comment]) -> str:
    """Which part of the discussion the page shows; replies stand with their comments and are not counted here."""
    words = gettext("Comments %(start)d to %(end)d of %(total)d, with the replies to them")
    return words % {"start": page.start, "end": page.end, "total": page.total}


def _anchor_of_new(request: HttpRequest, roots: list[Comment]) -> str:
    """The comment that somebody has just written, so that the result can lead to it."""
    wanted = request.GET.get("kommentar", "")
    return f"kommentar-{wanted}" if re.fullmatch("[0-9]{1,18}", wanted, re.ASCII) and roots else ""


def _page_url(request: HttpRequest, cursor: str) -> str:
    if not cursor:
        return ""
    query = request.GET.copy()
    # The result of an action belongs to the page that it led to.
    for name in ("meldung", "kommentar"):
        query.pop(name, None)
    query[CURSOR] = cursor
    return f"?{query.urlencode()}#kommentare"
