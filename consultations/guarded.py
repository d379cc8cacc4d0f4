"""Forms that everybody can open and that machines like to fill in. No riddles: a trap, a clock, and patience."""

import time
import uuid
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Nobody reads a form and writes a sentence faster than this.
FASTEST_SECONDS = 3


def opened_stamp(moment: float | None = None) -> str:
    """Says when a form was opened, in seconds since 1970 (now by default), so that nobody can make it up."""
    return _signer().sign(str(int(time.time() if moment is None else moment)))


class Trap(forms.TextInput):
    """A text field that people never meet, on screen or with a screen reader; machines fill it in."""

    is_hidden = True

    def __init__(self) -> None:
        super().__init__({"hidden": True, "tabindex": "-1", "autocomplete": "off", "aria-hidden": "true"})


class GuardedForm(forms.Form):
    """Two clicks make one thing (``submission``), and machines are slowed down.

    That never costs a person the text: it comes back, and pressing the button once more is enough.
    """

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, initial=opened_stamp)
    website = forms.CharField(widget=Trap, required=False)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.is_trapped, self.is_too_fast = False, False
        if self.is_bound:
            self._look_at_hidden_fields()

    def _look_at_hidden_fields(self) -> None:
        """Judge the fields that the person cannot see, and mend them: nobody could do that by hand."""
        submission, opened, website = (self.add_prefix(name) for name in ("submission", "opened", "website"))
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # What is sent can be copied.
        self.is_trapped = bool(data.get(website))
        moment = _moment(data.get(opened, ""))
        self.is_too_fast = moment is None or time.time() - moment < FASTEST_SECONDS
        data[website] = ""
        if moment is None:
            data[opened] = opened_stamp()
        if not _is_uuid(data.get(submission, "")):
            data[submission] = str(uuid.uuid4())
        self.data = data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("opened", "website"):
            cleaned.pop(name, None)
        # Where something else has to be mended first, that takes a person long enough.
        if (self.is_trapped or self.is_too_fast) and not self.errors:
            raise ValidationError(
                _("That went very fast. We want to be sure that a person wrote this. Please press the button again."),
                code="hurried",
            )
        return cleaned


def _moment(stamp: str) -> int | None:
    try:
        return int(_signer().unsign(stamp))
    except (signing.BadSignature, ValueError):
        return None


def _is_uuid(value: str) -> bool:
    try:
        uuid.UUID(value)
    except ValueError:
        return False
    return True


def _signer() -> signing.Signer:
    return signing.Signer(salt="consultations.guarded")
