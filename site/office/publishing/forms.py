from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin import widgets


class ReasonForm(forms.Form):
    """Why a page is published although something must be mended."""

    reason = forms.CharField(
        label=_("Why can this not wait?"),
        max_length=1000,
        widget=widgets.AdminAutoHeightTextInput(attrs={"rows": 3}),
        help_text=_("One or two sentences. All editors read them in the report “Published despite findings”."),
        error_messages={
            "required": _("Please write why. For example: “The captions come tomorrow, the date is fixed.”")
        },
    )
    comment = forms.CharField(required=False, widget=forms.HiddenInput)
    #: The draft that was looked at.
    revision = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, latest: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = latest

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("revision", "") != self.latest:
            # The form comes back with the draft of now: whoever still wants it sends it once more.
            self.data = {**{name: self.data.get(name, "") for name in self.fields}, "revision": self.latest}
            raise forms.ValidationError(_("Somebody has saved the page meanwhile. Please look through the list again."))
        return cleaned
