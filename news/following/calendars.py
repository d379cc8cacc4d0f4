"""Events in people's own calendars: one to keep, or all of them to follow."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.calendars import KEPT, Appointment, calendar
from content.facts import current_facts

from ..models import EventPage
from . import finding
from .words import online_of, place_of, title_of


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """All events that everybody reads about, and those of the last year."""
    found = finding.events().filter(ends__gt=timezone.now() - KEPT).order_by("starts", "pk")
    return calendar(
        map(appointment, found),
        name=_("Events – %(site)s") % {"site": current_facts().site_name},
        about=_("What takes place, when and where."),
    )


@require_safe
def event(request: HttpRequest, key: UUID) -> HttpResponse:
    """One event. Whoever is invited to read about it may keep it, too; then no cache does."""
    found = finding.events().filter(translation_key=key).first()
    is_for_all = found is not None
    found = found or finding.events(request.user).filter(translation_key=key).first()
    if found is None:
        raise Http404
    response = calendar([appointment(found)])
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    if not is_for_all:
        add_never_cache_headers(response)
    return response


def appointment(event: EventPage) -> Appointment:
    parts = (finding.note_of(event), event.lead, online_of(event))
    return Appointment(
        uid=str(event.translation_key),
        title=title_of(event),
        url=event.reader_url,
        starts=event.starts,
        ends=event.ends,
        changed=finding.changed_at(event),
        text="\n\n".join(part for part in parts if part),
        place=place_of(event),
        revision=finding.revision_of(event),
        is_cancelled=event.is_cancelled,
    )
