"""Where discussions and comments are found. A list of comments is paged, so a comment's page must be looked for."""

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from content.keyset import AFTER
from content.versions import active_language

from ..proposals.models import State
from ..proposals.showing import around
from ..ways import way_to
from .models import Comment, Thread

if TYPE_CHECKING:
    from ..rules import Person

#: Comments on a page, and replies: the first ones below their comment, all of them on a page of their own.
PAGE_SIZE = 20
CURSOR = "kommentare"
#: Stands in a remembered address where the number of a comment comes.
SOME_NUMBER = 10**17


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


def replies_url(comment: Comment) -> str:
    """The page that shows all replies to a comment."""
    return reverse("consultations:replies", args=[comment.thread.consultation.slug, comment.parent_id or comment.pk])


def way(thread: Thread, title: str = "") -> list[tuple[str, str]]:
    """The breadcrumb of a page about this discussion."""
    if thread.proposal:
        steps: list[tuple[str, str]] = around(thread.consultation, thread.proposal, title)["way"]
        return steps
    discussion = (gettext("Discussion"), thread_url(thread))
    return way_to(thread.consultation, discussion, *([(title, "")] if title else []))


def subject_of(thread: Thread) -> str:
    """What a discussion is about; a proposal that is gone keeps its number only."""
    proposal = thread.proposal
    if proposal and proposal.state in (State.HIDDEN, State.WITHDRAWN):
        return gettext("No. %(number)d") % {"number": proposal.number}
    return str(thread)


def place_of(comment: Comment, person: "Person") -> str:
    """The address of the page that the comment stands on, with its anchor."""
    page, query = thread_url(comment.thread), ""
    if comment.parent_id and (query := _page_of(comment, replies_to([comment.parent_id], person))):
        page = replies_url(comment)
    else:
        query = _page_of(comment.parent or comment, roots_of(comment.thread, person))
    return f"{page}{query}#{anchor_of(comment)}"


def place_with_way_on(comment: Comment, person: "Person") -> str:
    """As ``place_of``, for a page whose result on top leads on to the comment itself."""
    place, _hash, _anchor = place_of(comment, person).partition("#")
    return f"{place}{'&' if '?' in place else '?'}kommentar={comment.pk}"


def address_at(slug: str, view: str, pk: int) -> str:
    """Where one does something with a comment. A page has dozens of these, so only the number is put in each time."""
    return _address_of_some(active_language(), slug, view).replace(f"/{SOME_NUMBER}/", f"/{pk}/")


@lru_cache(maxsize=1000)
def _address_of_some(language: str, slug: str, view: str) -> str:
    """In the active language, which is only named so that each has its own address."""
    return reverse(f"consultations:{view}", args=[slug, SOME_NUMBER])


def anchor_of(comment: Comment) -> str:
    return f"kommentar-{comment.pk}"


def roots_of(thread: Thread, person: "Person") -> QuerySet[Comment]:
    """Ask first whether this person may read what the discussion is about."""
    return Comment.objects.in_discussion(person).filter(thread_id=thread.pk, parent=None).order_by("pk")


def replies_to(comments: list[int], person: "Person") -> QuerySet[Comment]:
    """Ask first whether this person may read these comments."""
    return Comment.objects.in_discussion(person).filter(parent__in=comments).order_by("pk")


def _page_of(comment: Comment, comments: QuerySet[Comment]) -> str:
    """The query that opens the page of ``comments`` on which this one stands; empty for the first page."""
    before = comments.filter(pk__lt=comment.pk)
    skipped = before.count() // PAGE_SIZE * PAGE_SIZE
    if not skipped:
        return ""
    return f"?{CURSOR}={AFTER}.{before.values_list('pk', flat=True)[skipped - 1]}"
