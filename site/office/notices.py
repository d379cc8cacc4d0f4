"""Mails about the release of pages."""

from dataclasses import dataclass
from typing import ClassVar

from notices.base import Notice


@dataclass(frozen=True, kw_only=True)
class PageToRelease(Notice):
    """To those who release: somebody has handed a page in."""

    kind: ClassVar[str] = "page_to_release"
    title: str
    who: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PageReleased(Notice):
    """To who handed it in."""

    kind: ClassVar[str] = "page_released"
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PageGivenBack(Notice):
    """To who handed it in: what is still to do."""

    kind: ClassVar[str] = "page_given_back"
    title: str
    comment: str
    url: str
