"""One check of all typed addresses."""

import time
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from .fetching import Asker
from .finding import addresses_in, own_path, problem_here, specific
from .models import CheckedLink


@dataclass(frozen=True)
class Count:
    checked: int
    broken: int
    left: int


def check_links(*, asker: Asker, at_most: int, seconds: float) -> Count:
    """Look at every typed address of live pages, the oldest results first; elsewhere at most so many, for so long."""
    places = addresses_of_pages()
    ends = time.monotonic() + seconds
    asked = broken = left = 0
    for address in oldest_first(places):
        path = own_path(address)
        if path is None:
            if asked >= at_most or time.monotonic() > ends:
                left += 1
                continue
            asked += 1
        problem = asker.problem_at(address) if path is None else problem_here(path)
        broken += bool(problem)
        note(address, places[address], problem)
    forget_what_is_gone(places)
    return Count(len(places) - left, broken, left)


def addresses_of_pages() -> dict[str, set[int]]:
    """Address → the live pages that name it."""
    places: dict[str, set[int]] = {}
    for page in specific(Page.objects.live().values_list("pk", flat=True)):
        for address in addresses_in(page):
            places.setdefault(address, set()).add(page.pk)
    return places


def oldest_first(places: dict[str, set[int]]) -> list[str]:
    """What nobody has looked at yet, then what was looked at longest ago: a bounded check gets round to all in time."""
    checked = dict(CheckedLink.objects.order_by("-checked_at").values_list("address", "checked_at"))
    return sorted(places, key=lambda address: (address in checked, checked.get(address), address))


@transaction.atomic
def note(address: str, pages: set[int], problem: str) -> None:
    for page in pages:
        result = {"problem": problem, "checked_at": timezone.now()}
        CheckedLink.objects.update_or_create(page_id=page, address=address, defaults=result)


def forget_what_is_gone(places: dict[str, set[int]]) -> None:
    gone = [
        pk
        for pk, address, page in CheckedLink.objects.values_list("pk", "address", "page")
        if page not in places.get(address, ())
    ]
    CheckedLink.objects.filter(pk__in=gone).delete()
