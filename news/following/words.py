"""What people read about an event outside the site, where no badge and no colour stands beside it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from ..models import EventPage


def title_of(event: "EventPage") -> str:
    """The title, and first of all that it does not take place as people thought."""
    if event.is_cancelled:
        return _("Cancelled: %(event)s") % {"event": event.title}
    if event.is_moved:
        return _("Moved: %(event)s") % {"event": event.title}
    return event.title


def place_of(event: "EventPage") -> str:
    """Place and address in one line, as a map finds them."""
    parts = [event.place, *event.address.splitlines()]
    return ", ".join(part.strip() for part in parts if part.strip())


def online_of(event: "EventPage") -> str:
    """How one takes part online, as long as there is something to take part in."""
    if not event.online_link or event.is_cancelled:
        return ""
    return _("Take part online: %(link)s") % {"link": event.online_link}
