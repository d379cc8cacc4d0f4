from django import forms
from django.utils.translation import gettext_lazy as _

from .choice import CONTRASTS, LETTERS, SCHEMES, Choice

CHOOSE = {
    "required": _("Please choose one of these."),
    "invalid_choice": _("Please choose one of these."),
}


class DisplayForm(forms.Form):
    """Each question has an answer already: the one that holds now."""

    letters = forms.ChoiceField(
        label=_("Size of the text"), choices=[*LETTERS.items()], widget=forms.RadioSelect, error_messages=CHOOSE
    )
    contrast = forms.ChoiceField(
        label=_("Contrast"),
        help_text=_("High contrast means: black and white, strong lines, and a line below every link."),
        choices=[*CONTRASTS.items()],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    scheme = forms.ChoiceField(
        label=_("Light or dark"), choices=[*SCHEMES.items()], widget=forms.RadioSelect, error_messages=CHOOSE
    )

    def choice(self) -> Choice:
        return Choice(**self.cleaned_data)
