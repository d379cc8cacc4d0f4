"""What staff type when they answer."""

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from content.multilingual import MultilingualFormField

from ..formats import StatusKind
from ..models import Answer, Proposal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User


def people_who_answer() -> "QuerySet[User]":
    from accounts.models import User

    permission = {"codename": "answer", "content_type__app_label": "consultations"}
    has_it = Q(is_superuser=True)
    for path in ("groups__permissions", "user_permissions"):
        has_it |= Q(**{f"{path}__{key}": value for key, value in permission.items()})
    return User.objects.filter(has_it, is_active=True).distinct().order_by("name", "email")


class ChosenForm(forms.Form):
    """A form about proposals that were ticked in a list."""

    proposal = forms.ModelMultipleChoiceField(
        Proposal.objects.none(),
        widget=forms.MultipleHiddenInput,
        error_messages={"required": gettext_lazy("Please choose at least one proposal.")},
    )

    def __init__(self, *args: Any, proposals: list[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [proposal.pk for proposal in proposals]
        self.fields["proposal"].queryset = Proposal.objects.filter(pk__in=chosen).select_related("consultation")  # type: ignore[attr-defined]  # A field of choices.
        self.initial["proposal"] = chosen


class AnswerForm(ChosenForm):
    text = MultilingualFormField(label=gettext_lazy("Answer"), multiline=True, required=False)
    office = forms.CharField(label=gettext_lazy("Responsible office"), max_length=200, required=False)
    responsible: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        None, label=gettext_lazy("Who sees to it"), required=False, empty_label=gettext_lazy("nobody yet")
    )
    promised_for = forms.DateField(label=gettext_lazy("Promised for"), required=False, widget=AdminDateInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, answer: Answer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = answer
        self.fields["responsible"].queryset = people_who_answer()  # type: ignore[attr-defined]  # A field of choices.
        self.initial["seen"] = fingerprint(answer)
        if answer:
            names = ("text", "office", "responsible", "promised_for")
            self.initial.update({name: getattr(answer, name) for name in names})

    def clean_seen(self) -> str:
        return unchanged_since(self.cleaned_data["seen"], self.answer)

    def clean_proposal(self) -> "QuerySet[Proposal]":
        chosen = self.cleaned_data["proposal"]
        if len({proposal.consultation_id for proposal in chosen}) > 1:
            raise ValidationError(
                _("One answer serves proposals of one consultation. Please answer them one after the other.")
            )
        return chosen


class CorrectionForm(forms.Form):
    text = MultilingualFormField(label=gettext_lazy("Answer"), multiline=True)
    reason = forms.CharField(
        label=gettext_lazy("Why does the answer change?"),
        help_text=gettext_lazy("Everybody can read this, and what the answer said before."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = answer
        self.initial.update({"text": answer.text, "seen": fingerprint(answer)})

    def clean_seen(self) -> str:
        return unchanged_since(self.cleaned_data["seen"], self.answer)


class StatusForm(ChosenForm):
    status = forms.ChoiceField(label=gettext_lazy("Status"))
    reason = MultilingualFormField(label=gettext_lazy("Reason"), multiline=True, required=False)
    next_step = MultilingualFormField(label=gettext_lazy("Next step"), required=False)
    next_step_on = forms.DateField(label=gettext_lazy("Date of the next step"), required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, proposals: list[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, proposals=proposals, **kwargs)
        formats = [proposal.consultation.format_data for proposal in proposals]
        shared = (
            [each for each in formats[0].statuses if all(other.status(each.code) for other in formats)]
            if formats
            else []
        )
        self.fields["status"].choices = [("", "—"), *((each.code, each.label) for each in shared)]  # type: ignore[attr-defined]  # A field of choices.
        self.needs_reason = {each.code for each in shared if each.kind in (StatusKind.REJECTED, StatusKind.NOT_DONE)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("status") in self.needs_reason and not cleaned.get("reason"):
            self.add_error("reason", _("Please say why. People can read it at the proposal."))
        if cleaned.get("next_step_on") and not cleaned.get("next_step"):
            self.add_error("next_step", _("Please say what happens on this day."))
        return cleaned


def fingerprint(answer: Answer | None) -> str:
    """A code of what an answer says; another one means that somebody was faster."""
    if answer is None:
        return ""
    said = (answer.state, sorted(answer.text.items()), answer.office, answer.promised_for, answer.responsible_id)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:24]


def unchanged_since(seen: str, answer: Answer | None) -> str:
    if seen != fingerprint(answer):
        raise ValidationError(_("Somebody has changed this answer meanwhile. Please open it afresh."))
    return seen
