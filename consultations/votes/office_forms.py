"""What staff type on the screen *Stimmzettel*."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Ballot, Candidacy, Phase, Proposal

REASON = gettext_lazy("Please write a reason. People can read it.")


class AdmitForm(forms.Form):
    """Proposals that come onto the ballot."""

    proposal = forms.ModelMultipleChoiceField(
        Proposal.objects.none(),
        error_messages={"required": gettext_lazy("Please tick at least one proposal first.")},
    )

    def __init__(self, *args: Any, phase: Phase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].queryset = Proposal.objects.published().filter(consultation=phase.consultation)  # type: ignore[attr-defined]  # A field of choices.


class LeaveOutForm(AdmitForm):
    """Proposals that do not stand to vote, and why."""

    reason = forms.CharField(max_length=500, error_messages={"required": REASON})


class CandidacyForm(forms.Form):
    candidacy = forms.ModelChoiceField(Candidacy.objects.none())
    reason = forms.CharField(max_length=500, required=False)

    def __init__(self, *args: Any, phase: Phase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidacy"].queryset = phase.candidacies.select_related("proposal")  # type: ignore[attr-defined]  # A field of choices.


class TakeOffForm(CandidacyForm):
    reason = forms.CharField(max_length=500, error_messages={"required": REASON})


class VoidForm(forms.Form):
    receipt = forms.CharField(max_length=40, error_messages={"required": gettext_lazy("Please write the receipt.")})
    reason = forms.CharField(max_length=500, error_messages={"required": gettext_lazy("Please write the reason.")})

    def __init__(self, *args: Any, phase: Phase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phase = phase

    def clean_receipt(self) -> Ballot:
        ballot = ballot_with(self.phase, self.cleaned_data["receipt"])
        if ballot is None:
            raise ValidationError(_("There is no ballot with this receipt in this phase. Please compare the signs."))
        return ballot


class FinalForm(forms.Form):
    decision_url = forms.URLField(
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": gettext_lazy("Please write a whole address. Example: https://ris.example.org/123")},
    )


def ballot_with(phase: Phase, receipt: str) -> Ballot | None:
    """Spaces, dashes and small letters do not matter."""
    signs = "".join(sign for sign in receipt.upper() if sign.isalnum())
    groups = "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))
    return Ballot.objects.filter(phase=phase, receipt=groups).first()
