"""What articles and events need before people read them. The forms say some of it earlier, at the field."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from content.publishing.contact import contact_findings
from content.publishing.findings import Finding, field, hint, must
from content.publishing.pictures import about

if TYPE_CHECKING:
    from .models import EventPage, NewsPage


def of_article(page: "NewsPage") -> Iterator[Finding]:
    yield from without_lead(page)
    if page.picture and not page.picture_is_decorative:
        yield from about(page.picture_alt, **at(page, "picture_alt"))


def of_event(page: "EventPage") -> Iterator[Finding]:
    yield from without_lead(page)
    if not page.place and not page.online_link:
        yield must("place", _("Please say where it is: a place, or a link if people meet online."), **at(page, "place"))
    if page.is_moved and not page.state_note:
        sentence = _("Please say what has changed, for example: “New place: town hall, Room 101”.")
        yield must("state-note", sentence, **at(page, "state_note"))
    if page.is_step_free is None and page.place:
        sentence = _("Say whether people get there without stairs. Who needs to know stays at home otherwise.")
        yield hint("step-free", sentence, **at(page, "is_step_free"))
    yield from contact_findings(page)


def without_lead(page: Any) -> Iterator[Finding]:
    if not page.lead.strip():
        sentence = _("Say in two or three sentences what is new and for whom. Lists show them, too.")
        yield hint("summary-missing", sentence, **at(page, "lead"))


def at(page: Any, name: str) -> dict[str, str]:
    return field(name, page._meta.get_field(name).verbose_name)
