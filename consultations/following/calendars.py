"""When what begins, and the last day to take part: as dates for people's own calendars.

A phase of six weeks would lie over six weeks of a calendar. So each phase gives two reminders, of a day each.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.calendars import KEPT, Appointment, calendar
from content.facts import current_facts
from design.dates import say_period

from ..doors import in_open_consultation
from ..models import Consultation, Phase
from ..processes.querysets import ConsultationQuerySet

DAY = timedelta(days=1)


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """The dates of everything that everybody can read."""
    found = Consultation.objects.visible_to(AnonymousUser()).filter(is_archive=False)
    return calendar(
        appointments_of(found),
        name=_("Taking part – %(site)s") % {"site": current_facts().site_name},
        about=_("When one can take part in what, and until when."),
    )


@require_safe
@in_open_consultation
def consultation(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The dates of one consultation."""
    return calendar(
        appointments_of(Consultation.objects.filter(pk=consultation.pk)),
        name=str(consultation),
        about=_("When one can take part in what, and until when."),
    )


def appointments_of(found: ConsultationQuerySet) -> Iterator[Appointment]:
    found = found.annotate(changed_at=Max("changes__at"), revision=Count("changes")).prefetch_related("phases")
    oldest = timezone.now() - KEPT
    for each in found.order_by("pk"):
        for phase in each.timeline:
            if phase.ends > oldest:
                yield from reminders_of(phase, changed=each.changed_at or each.created_at, revision=each.revision)


def reminders_of(phase: Phase, *, changed: datetime, revision: int) -> Iterable[Appointment]:
    """The first day; and the last one, where people could do something and it is another day."""
    words = {"phase": str(phase), "consultation": str(phase.consultation)}
    first, last = timezone.localtime(phase.starts).date(), last_day_of(phase)

    def on(day: date, key: str, title: str) -> Appointment:
        return Appointment(
            uid=f"{phase.key}-{key}",
            title=title,
            url=phase.consultation.get_absolute_url(),
            starts=day,
            ends=day + DAY,
            changed=changed,
            text=f"{phase}: {say_period(phase.starts, phase.ends)}",
            revision=revision,
            blocks=False,
        )

    yield on(first, "begins", _("Begins: %(phase)s – %(consultation)s") % words)
    if phase.opens and last != first:
        yield on(last, "ends", _("Last day: %(phase)s – %(consultation)s") % words)


def last_day_of(phase: Phase) -> date:
    """The end is the first moment that no longer belongs to it: midnight ends the day before."""
    return timezone.localtime(phase.ends - timedelta(microseconds=1)).date()
