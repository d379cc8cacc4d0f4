"""The forms that people write comments with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..fields import LongTextField
from ..guarded import GuardedForm
from ..processes.forms import PublicNameField
from .models import Kind

LONGEST_TEXT = 3_000


class ChangeForm(GuardedForm):
    """What a comment says and what it is meant as."""

    kind = forms.ChoiceField(
        label=_("What do you want to write?"),
        choices=Kind.choices,
        initial=Kind.REMARK,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose what you want to write, for example a remark."),
            "invalid_choice": _("Please choose one of the answers shown, for example a remark."),
        },
    )
    text = LongTextField(
        label=_("Your comment"),
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Please write your comment. One sentence is enough. Example: This would help me, too."),
            "max_length": _(
                "Your text is longer than 3,000 letters. Please shorten it. You wrote %(show_value)d letters."
            ),
        },
    )


class CommentForm(ChangeForm):
    public_name = PublicNameField()
