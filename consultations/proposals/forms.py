"""What people fill in to hand in a proposal. Only the text is required."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..fields import LineField, LongTextField
from ..guarded import GuardedForm
from ..models import Category, Consultation, Proposal
from ..processes.forms import PublicNameField
from .places import code_of, columns_of, levels, place_choices

LONGEST_TEXT = 10_000
LONGEST_TITLE = 200


class CategoryField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.name.label


class ProposalFields(forms.Form):
    """What a proposal says; the same when it is handed in and when it is changed."""

    text = LongTextField(
        label=_("What do you propose?"),
        help_text=_(
            "Write it as you would say it. Some sentences are enough. "
            "Example: At the market there is no bench to rest on."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": _(
                "Please write what you propose. One sentence is enough. Example: At the market there is no bench."
            ),
            "max_length": _(
                "Your text is longer than 10,000 letters. Please shorten it. You wrote %(show_value)d letters."
            ),
        },
    )
    title = LineField(
        label=_("Title"),
        help_text=_(
            "A few words. If you leave the field empty, we take the first words of your text. "
            "Example: A bench at the market"
        ),
        max_length=LONGEST_TITLE,
        required=False,
        error_messages={"max_length": _("The title is too long. Please write at most 200 letters.")},
    )
    categories = CategoryField(
        label=_("Topics"),
        help_text=_("Tick what fits. If you do not know, leave everything empty."),
        queryset=Category.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Please choose from the topics that stand here, or leave everything empty."),
            "invalid_pk_value": _("Please choose from the topics that stand here, or leave everything empty."),
        },
    )
    where = forms.ChoiceField(
        label=_("Which place is it about?"),
        required=False,
        error_messages={"invalid_choice": _("Please choose one of the places, or: I do not know.")},
    )
    place = LineField(
        label=_("Place in words"),
        help_text=_("Example: at the playground behind the library"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Please describe the place in at most 200 letters.")},
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        categories = consultation.categories.all()
        self.fields["where"].help_text = levels()
        self.fields["where"].choices = place_choices(without=_("I do not know, or everywhere"))  # type: ignore[attr-defined]  # A ChoiceField.
        if categories.exists():
            self.fields["categories"].queryset = categories  # type: ignore[attr-defined]  # A field of models.
        else:
            del self.fields["categories"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "where" in cleaned:
            cleaned |= columns_of(cleaned.pop("where"))
        return cleaned


class NewProposalForm(ProposalFields, GuardedForm):
    public_name = PublicNameField()

    field_order = ["text", "title", "categories", "where", "place", "public_name"]


class ChangeForm(ProposalFields):
    """For the author: filled with what the proposal says now."""

    def __init__(self, *args: Any, proposal: Proposal, initial: dict[str, Any], **kwargs: Any) -> None:
        says_now = {
            "text": proposal.text,
            "title": proposal.title,
            "categories": list(proposal.categories.values_list("pk", flat=True)),
            "where": code_of(proposal),
            "place": proposal.place,
        }
        super().__init__(*args, initial=says_now | initial, consultation=proposal.consultation, **kwargs)
