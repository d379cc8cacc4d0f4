"""Pages whose titles somebody who works here may not read either: they stand in no list and no choice of the office."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from wagtail.models import Page

if TYPE_CHECKING:
    from accounts.models import User

#: Which pages are closed to this person; none where nothing is.
Closed = Callable[["User"], Q | None]

_registered: list[Closed] = []


def register(closed: Closed) -> None:
    """An area says which of its pages are closed to whom. For ``AppConfig.ready``."""
    _registered.append(closed)


def without_closed(pages: QuerySet[Page], person: "User") -> QuerySet[Page]:
    """No further query; what this person has written stays."""
    closed = [which for each in _registered if (which := each(person)) is not None]
    if not closed:
        return pages
    # One test on the key alone: the search takes no others.
    readable = Page.objects.exclude(reduce(or_, closed) & ~Q(owner=person.pk))
    return pages.filter(pk__in=readable.values("pk"))
