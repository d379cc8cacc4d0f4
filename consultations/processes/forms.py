"""What people say about themselves in one consultation."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..fields import LineField
from ..models import Consultation

NAME_LENGTH = 80


class PublicNameField(LineField):
    """The name that stands beside what somebody writes; empty means "without a name"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("Your public name"),
                "help_text": _(
                    "This name stands beside everything that you write in this consultation. Example: Anna M. "
                    "You can leave the field empty. Then we write: without a name."
                ),
                "required": False,
                "max_length": NAME_LENGTH,
                "widget": forms.TextInput(attrs={"autocomplete": "nickname"}),
                "error_messages": {
                    "max_length": _("Please write at most 80 letters. Example: Anna M."),
                    "unreadable": _("Please write letters, or leave the field empty. Example: Anna M."),
                },
                **kwargs,
            }
        )


class NameForm(forms.Form):
    public_name = PublicNameField()


class StatementForm(forms.Form):
    """One's own statement that one may take part."""

    states_entitled = forms.BooleanField(
        label=_("I may take part."),
        error_messages={
            "required": _("Please tick the box if you may take part. If you may not, you can still read everything.")
        },
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = str(consultation.audience)
        if audience:
            self.fields["states_entitled"].label = gettext("This is true for me: %(who)s") % {"who": audience}
        if consultation.minimum_age:
            self.fields["states_entitled"].help_text = gettext("You are at least %(years)d years old.") % {
                "years": consultation.minimum_age
            }
