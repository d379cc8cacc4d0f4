"""What staff fill in to decide about a contribution."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import State
from .models import DecisionKind, HouseRule
from .targets import Target, fingerprint, reports_on

AGAINST = (DecisionKind.HIDE, DecisionKind.REDACT)


def decisions_for(target: Target) -> list[DecisionKind]:
    """What can be decided about it as it is now."""
    can_publish = target.state in (State.WAITING, State.HIDDEN)
    can_hide = target.state in (State.WAITING, State.PUBLISHED)
    can_keep = target.state != State.WAITING and reports_on(target).open().exists()
    possible = {DecisionKind.PUBLISH: can_publish, DecisionKind.KEEP: can_keep, DecisionKind.REDACT: True}
    return [kind for kind in (*possible, DecisionKind.HIDE) if possible.get(kind, can_hide)]


class DecisionForm(forms.Form):
    rule = forms.ChoiceField(
        label=_("House rule"),
        choices=[("", _("Please choose if you hide it or black out a passage")), *HouseRule.choices],
        required=False,
    )
    passage = forms.CharField(
        label=_("Passage to black out"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Copy it from the text or the public name. It is taken out of all versions and of the ballots, "
            "wherever it stands. A public name that holds it is emptied."
        ),
    )
    text = forms.CharField(
        label=_("Explanation to the author"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The author reads it in the mail about your decision, together with the house rule."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, target: Target, **kwargs: Any) -> None:
        super().__init__(data, initial={"seen": fingerprint(target)}, **kwargs)
        self.decision = self._chosen(target)

    def _chosen(self, target: Target) -> DecisionKind | None:
        """Which button was pressed."""
        pressed = self.data.get("decision", "") if self.is_bound else ""
        return next((kind for kind in decisions_for(target) if kind == pressed), None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.decision is None:
            raise ValidationError(_("This decision is not possible any more. Please look at it again."), code="stale")
        if self.decision in AGAINST and not cleaned.get("rule"):
            self.add_error("rule", _("Please choose the house rule that it breaks."))
        if self.decision == DecisionKind.REDACT and not cleaned.get("passage"):
            self.add_error("passage", _("Please copy the passage into this field, for example a name."))
        return cleaned

    def what_the_service_needs(self) -> dict[str, Any]:
        names = ["text", "seen"]
        if self.decision in AGAINST:
            names.append("rule")
        if self.decision == DecisionKind.REDACT:
            names.append("passage")
        return {name: self.cleaned_data[name] for name in names}
