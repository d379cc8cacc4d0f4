"""The forms that people write comments with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..guarded import GuardedForm
from ..texts import clean_text, is_readable, one_line
from .models import Comment, Kind

MAX_LENGTH = 3000


class WordsForm(GuardedForm):
    """What a comment says and what it is meant as."""

    kind = forms.ChoiceField(
        label=_("What is your comment?"),
        choices=Kind.choices,
        initial=Kind.REMARK,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what your comment is, for example a remark.")},
    )
    text = forms.CharField(
        label=_("Your comment"),
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": _("Please write your comment. One sentence is enough."),
            "max_length": _("Your comment is too long. Please shorten it to 3,000 characters, or write two comments."),
        },
    )

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if not is_readable(text):
            raise ValidationError(_("Please write your comment. One sentence is enough."), code="required")
        return text


class CommentForm(WordsForm):
    public_name = forms.CharField(
        label=_("The name that stands beside it"),
        max_length=80,
        required=False,
        help_text=_("Leave this empty to publish without a name. You can also make up a name."),
        error_messages={"max_length": _("This name is too long. Please shorten it to 80 characters.")},
    )

    def clean_public_name(self) -> str:
        return one_line(self.cleaned_data["public_name"])


class ChangeForm(WordsForm):
    @classmethod
    def for_comment(cls, comment: Comment, data: Any = None) -> "ChangeForm":
        return cls(data, initial={"kind": comment.kind, "text": comment.text})


class WithdrawForm(forms.Form):
    """Nothing to fill in: it only asks once more."""
