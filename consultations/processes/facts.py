"""The facts of a procedure that are public: what they are called and how their values are said."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.multilingual import MultilingualText
from design.dates import say_day, say_since, say_until

from ..actions import Action
from ..votes.rule import VotingRule
from .models import Consultation, Phase

OF_CONSULTATION = (
    *("scope", "decided_by", "answer_by", "audience", "level", "readers", "minimum_age", "check_before_publishing"),
)
OF_PHASE = ("kind", "title", "starts", "ends", "opens", *VotingRule.FIELDS, "without_easy_language")
DATES = ("starts", "ends")

PHASE = "phase."
ADDED, REMOVED = "phase_added", "phase_removed"
WHOLE_PHASE = {ADDED: gettext_lazy("new phase"), REMOVED: gettext_lazy("phase left out")}


def stored(value: Any) -> str:
    """A value as the change log keeps it: in no language where that is possible."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, MultilingualText):
        return value.get(settings.LANGUAGE_CODE, "") or str(value)
    if isinstance(value, list):
        return ",".join(str(each) for each in value)
    return str(value)


def field_of(what: str) -> models.Field[Any, Any] | None:
    """The column that an entry of the change log is about; none for a whole phase."""
    if what in WHOLE_PHASE:
        return None
    model = Phase if what.startswith(PHASE) else Consultation
    return model._meta.get_field(what.removeprefix(PHASE))  # type: ignore[return-value]  # No relation is among the facts.


def label_of(what: str) -> str:
    field = field_of(what)
    return str(field.verbose_name) if field else str(WHOLE_PHASE[what])


def say(what: str, value: str) -> str:
    """What ``stored`` kept, in the reader's language."""
    field = field_of(what)
    if not value:
        return _("nothing")
    if field is None:
        return _say_span(value)
    if isinstance(field, models.DateTimeField):
        return _say_border(what, value)
    if isinstance(field, models.DateField):
        return say_day(parse_date(value) or date.min)
    if isinstance(field, models.BooleanField):
        return _("yes") if value == "True" else _("no")
    if what == f"{PHASE}opens":
        return ", ".join(str(Action(each).label) for each in value.split(","))
    return str(dict(field.flatchoices).get(value, value))


def _say_border(what: str, value: str) -> str:
    moment = parse_datetime(value)
    if moment is None:
        return value
    return say_until(moment) if what.endswith("ends") else say_since(moment)


def _say_span(value: str) -> str:
    starts, _slash, ends = value.partition("/")
    return f"{_say_border('starts', starts)} {_say_border('ends', ends)}"
