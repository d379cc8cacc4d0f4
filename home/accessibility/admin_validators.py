"""What the form of a test with people refuses."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .steps import NUMBERS


def numbers_in(text: str) -> list[str]:
    """The numbers of steps in what somebody typed, each once."""
    return list(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def existing_steps(text: str) -> None:
    if unknown := [number for number in numbers_in(text) if number not in NUMBERS]:
        message = _("There is no such step: %(numbers)s. A right one is for example 9.1.1.1a.")
        raise ValidationError(message % {"numbers": ", ".join(unknown)})


def not_to_come(day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("This day is yet to come. Please enter the day of the test."))
