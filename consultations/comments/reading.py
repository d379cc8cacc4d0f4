"""A discussion as a page shows it: twenty comments with their replies, in a fixed number of queries."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop

from content.keyset import Keyset, KeysetPage
from design.dates import say_moment

from ..actions import Action
from ..explaining import may_open_form
from ..models import Consultation, Proposal, State
from ..rules import Decision, decide
from .addresses import CURSOR, PAGE_SIZE, address_at, anchor_of, replies_to, roots_of, subject_of, write_url
from .models import Comment, Kind, Thread

if TYPE_CHECKING:
    from ..rules import Person

#: As many replies are counted without the database.
FEW = 3 * PAGE_SIZE


@dataclass
class Entry:
    """A comment in its discussion, or the placeholder that is left of it."""

    comment: Comment
    slug: str
    replies: list["Entry"] = field(default_factory=list)
    reply_count: int = 0
    takes_replies: bool = False
    is_mine: bool = False
    takes_changes: bool = False
    is_official: bool = False

    @property
    def anchor(self) -> str:
        return anchor_of(self.comment)

    @cached_property
    def author(self) -> str:
        return str(self.comment.contributor)

    @property
    def moment(self) -> datetime:
        return self.comment.created_at

    @property
    def kind(self) -> str:
        return str(Kind(self.comment.kind).label)

    @property
    def lang(self) -> str:
        return self.comment.language

    @property
    def text(self) -> str:
        return self.comment.text

    @cached_property
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
    def note(self) -> str:
        is_waiting = self.comment.state == State.WAITING
        return gettext("Only you can see this. Our staff check it first.") if is_waiting else ""

    @property
    def gone(self) -> str:
        """What the placeholder says; empty where the comment can be read."""
        if self.is_readable:
            return ""
        if self.comment.state == State.WITHDRAWN:
            return gettext("The author has withdrawn this comment.")
        return gettext("Our staff have hidden this comment because it breaks the house rules.")

    @cached_property
    def actions(self) -> list[tuple[str, str]]:
        """What one can do with it: words and address."""
        ways = (
            (gettext_noop("Reply"), self.reply_url),
            (gettext_noop("Change"), self.change_url),
            (gettext_noop("Withdraw"), self.withdraw_url),
            (gettext_noop("Report"), self.report_url),
        )
        return [(gettext(words), url) for words, url in ways if url]

    @property
    def more(self) -> tuple[str, str] | None:
        """The way to all replies, if there are more than stand here."""
        if not self.all_replies_url:
            return None
        return gettext("All %(number)s replies") % {"number": self.reply_count}, self.all_replies_url

    @cached_property
    def url(self) -> str:
        return self._address("comment")

    @cached_property
    def reply_url(self) -> str:
        return self._address("reply") if self.takes_replies else ""

    @cached_property
    def change_url(self) -> str:
        return self._address("change_comment") if self.takes_changes else ""

    @cached_property
    def withdraw_url(self) -> str:
        return self._address("withdraw_comment") if self.is_mine else ""

    @cached_property
    def all_replies_url(self) -> str:
        """Where all replies are; empty where all of them stand here."""
        return self._address("replies") if self.reply_count > len(self.replies) else ""

    @cached_property
    def report_url(self) -> str:
        return "" if self.is_mine else self._address("report_comment")

    def _address(self, name: str) -> str:
        return address_at(self.slug, name, self.comment.pk)


def thread_context(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    """What ``comments/thread.html`` needs. Ask first whether this person may read what the discussion is about."""
    page = _paged(roots_of(thread, request.user), request)
    decision = decide(request.user, Action.COMMENT, on=thread)
    return {
        "entries": _entries(page.items, thread, request.user, decision),
        "total": _total(thread, page),
        "may_comment": decision,
        "write_url": write_url(thread) if may_open_form(decision) else "",
        "about": subject_of(thread),
        "about_lang": thread.proposal.language if thread.proposal else thread.consultation.title.foreign,
        "sentence": gettext("Comments %(start)d to %(end)d of %(total)d, with the replies to them") % _span(page),
        **_around(request, page),
    }


def replies_context(request: HttpRequest, comment: Comment) -> dict[str, Any]:
    """What ``comments/replies.html`` needs: one comment with all replies, page by page."""
    page = _paged(replies_to([comment.pk], request.user), request)
    is_open = may_open_form(decide(request.user, Action.COMMENT, on=comment.thread))
    entry = _entry(comment, comment.thread, request.user, is_open=is_open)
    entry.takes_replies = is_open and comment.state == State.PUBLISHED
    entry.takes_changes = False
    entry.replies = [_entry(reply, comment.thread, request.user, is_open=is_open) for reply in page.items]
    return {
        "entry": entry,
        "entries": [entry],
        "total": page.total,
        "sentence": gettext("Replies %(start)d to %(end)d of %(total)d") % _span(page),
        **_around(request, page),
    }


def thread_to_read(proposal: Proposal) -> Thread:
    """The proposal's discussion, without making one for somebody who only reads."""
    thread = getattr(proposal, "thread", None) or Thread(proposal=proposal)
    thread.consultation, thread.proposal = proposal.consultation, proposal
    return thread


def comment_or_404(person: "Person", consultation: Consultation, pk: int) -> Comment:
    """The comment of this address as far as the person may know of it, placeholders included."""
    known = Comment.objects.shown_in(consultation, person)
    together = ("thread__consultation", "thread__proposal", "parent", "contributor")
    return get_object_or_404(known.select_related(*together), pk=pk)


def _paged(comments: QuerySet[Comment], request: HttpRequest) -> KeysetPage[Comment]:
    keyset = Keyset(comments.select_related("contributor"), order=["pk"], size=PAGE_SIZE)
    return keyset.page(request.GET.get(CURSOR))


def _entries(roots: list[Comment], thread: Thread, person: "Person", decision: Decision) -> list[Entry]:
    by_parent: dict[int | None, list[Comment]] = defaultdict(list)
    for reply in _first_replies(roots, person):
        by_parent[reply.parent_id].append(reply)
    is_open = may_open_form(decision)
    entries = []
    for root in roots:
        entry, replies = _entry(root, thread, person, is_open=is_open), by_parent[root.pk]
        entry.replies = [_entry(reply, thread, person, is_open=is_open) for reply in replies]
        entry.reply_count = replies[0].siblings if replies else 0  # type: ignore[attr-defined]  # Annotated below.
        entry.takes_replies = is_open and root.state == State.PUBLISHED
        # A withdrawn reply binds nobody; the form's page asks the rules once more.
        entry.takes_changes &= all(reply.comment.state == State.WITHDRAWN for reply in entry.replies)
        entries.append(entry)
    return entries


def _first_replies(roots: list[Comment], person: "Person") -> list[Comment]:
    """The first replies to each of these comments, in order, with the number that there are in all: ``siblings``.

    One query where there are few. Many are counted by the database, which is dear where there is little to count.
    """
    replies = replies_to([root.pk for root in roots], person).select_related("contributor")
    found = list(replies[: FEW + 1])
    if len(found) <= FEW:
        return _counted(found)
    ranked = replies.annotate(
        rank=Window(RowNumber(), partition_by=F("parent"), order_by="pk"),
        siblings=Window(Count("pk"), partition_by=F("parent")),
    )
    return list(ranked.filter(rank__lte=PAGE_SIZE))


def _counted(replies: list[Comment]) -> list[Comment]:
    in_all, so_far = Counter(reply.parent_id for reply in replies), Counter[int | None]()
    for reply in replies:
        so_far[reply.parent_id] += 1
        reply.rank, reply.siblings = so_far[reply.parent_id], in_all[reply.parent_id]  # type: ignore[attr-defined]  # As annotated above.
    return [reply for reply in replies if reply.rank <= PAGE_SIZE]  # type: ignore[attr-defined]


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


def _span(page: KeysetPage[Comment]) -> dict[str, int]:
    return {"start": page.start, "end": page.end, "total": page.total}


def _around(request: HttpRequest, page: KeysetPage[Comment]) -> dict[str, str]:
    """The ways back and on, and to what somebody has just written."""
    return {
        "new_anchor": _anchor_of_new(request, page.items),
        "previous_url": _page_url(request, page.previous_cursor),
        "next_url": _page_url(request, page.next_cursor),
    }


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
