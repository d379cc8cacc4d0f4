"""The one question at every door that publishes a page: is there anything on it that must be mended first?

It is asked wherever Wagtail publishes, schedules or copies a page for the public, while somebody works in the
administration. Commands and services publish without being asked: ``page.save_revision().publish()``. What is
scheduled was asked when it was scheduled, not when its hour comes.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from .checklist import musts_of


class Refused(Exception):
    """A page must be mended before it is published. Nothing was published; what was saved stays a draft."""

    def __init__(self, page: Page, *, is_copy: bool = False) -> None:
        super().__init__(str(page))
        self.page, self.is_copy = page, is_copy


@dataclass
class Asking:
    """While somebody works in the administration."""

    #: The page for which a reason was given.
    excused: int | None = None
    #: Where several pages are published at once, those that were not.
    put_back: list[Page] | None = field(default=None)


_asking: ContextVar[Asking | None] = ContextVar("asking", default=None)


@contextmanager
def asking() -> Iterator[None]:
    """Every page that is published meanwhile is asked about."""
    token = _asking.set(Asking())
    try:
        yield
    finally:
        _asking.reset(token)


@contextmanager
def excusing(page: Page) -> Iterator[None]:
    """Somebody has given a reason for this page."""
    token = _asking.set(Asking(excused=page.pk))
    try:
        yield
    finally:
        _asking.reset(token)


@contextmanager
def putting_back() -> Iterator[list[Page]]:
    """Pages that must be mended stay drafts, and the others are published. Gives those that stay."""
    put_back: list[Page] = []
    token = _asking.set(Asking(put_back=put_back))
    try:
        yield put_back
    finally:
        _asking.reset(token)


def lets_through(page: Page) -> bool:
    """Whether the page may be published now; else ``Refused``, or False where it is put back among others."""
    asked = _asking.get()
    if asked is None or asked.excused == page.pk or not musts_of(page):
        return True
    if asked.put_back is None:
        raise Refused(page)
    asked.put_back.append(page)
    return False


def publish(self: PublishPageRevisionAction, skip_permission_checks: bool = False) -> Any:
    # Whoever may not publish learns that first.
    self.check(skip_permission_checks=skip_permission_checks)
    if lets_through(self.object):
        return as_wagtail_publishes(self, skip_permission_checks=skip_permission_checks)
    return None


def copy(self: CopyPageAction, skip_permission_checks: bool = False) -> Any:
    self.check(skip_permission_checks=skip_permission_checks)
    if self.keep_live:
        ask_of_copies(self.page, self.recursive)
    return as_wagtail_copies(self, skip_permission_checks=skip_permission_checks)


def make_alias(self: CreatePageAliasAction, skip_permission_checks: bool = False) -> Any:
    self.check(skip_permission_checks=skip_permission_checks)
    # What comes along as a parent of a translation becomes a draft, see ``content.guards``.
    if self.reset_translation_key:
        ask_of_copies(self.page, self.recursive)
    return as_wagtail_makes_aliases(self, skip_permission_checks=skip_permission_checks)


def ask_of_copies(page: Page, is_recursive: bool) -> None:
    """A copy of a public page would be public: it is asked as what it will be, a page with no versions of its own."""
    if _asking.get() is None:
        return
    originals = page.get_descendants(inclusive=True) if is_recursive else Page.objects.filter(pk=page.pk)
    # Read anew: the page in hand is the one that Wagtail copies, with its own key.
    for original in originals.live().specific():
        original.translation_key = uuid.uuid4()
        if musts_of(original):
            raise Refused(original, is_copy=True)


as_wagtail_publishes = PublishPageRevisionAction.execute
as_wagtail_copies = CopyPageAction.execute
as_wagtail_makes_aliases = CreatePageAliasAction.execute


def stand_at_the_doors() -> None:
    """Wagtail offers no other way: its screens, its tasks and wagtail-localize all come by here."""
    PublishPageRevisionAction.execute = publish
    CopyPageAction.execute = copy
    CreatePageAliasAction.execute = make_alias
