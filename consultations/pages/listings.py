"""The lists of consultations that editors may show in the body of any page."""

from django.utils.translation import gettext_lazy as _

from content import lists
from content.lists import Listing, Wish

from .overview import Entry, Overview, list_address, overview


def register() -> None:
    lists.register(
        "consultations",
        label=_("You can take part in these consultations"),
        provider=current,
        template="consultations/pages/entry.html",
        empty=_("At the moment there is nothing to take part in. As soon as something begins, you will find it here."),
        more=_("See all consultations"),
    )
    lists.register(
        "finished_consultations",
        label=_("What became of earlier consultations"),
        provider=finished,
        template="consultations/pages/entry.html",
        empty=_("No consultation is finished yet."),
        more=_("See all consultations"),
    )


def current(wish: Wish) -> Listing:
    """What one can take part in now, then what is announced. What the city works on has its place on the whole list."""
    shown = overview(wish.person)
    return _listing([*shown.open, *shown.announced][: wish.count], shown)


def finished(wish: Wish) -> Listing:
    """The finished ones, the last one first."""
    shown = overview(wish.person)
    return _listing(shown.finished[: wish.count], shown)


def _listing(entries: list[Entry], shown: Overview) -> Listing:
    return Listing(
        entries,
        url=list_address(),
        changes_at=shown.next_border,
        is_private=any(each.consultation.is_closed for each in shown.entries),
    )
