"""The editors' forms of news and events. A draft may be unfinished; what is published may not."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from content.publishing.forms import PublishingForm

from .places import district_choices


class SharedFactsForm(PublishingForm):
    """A version that follows the default one has no fields for the facts that it takes from there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "district" in self.fields:
            self.fields["district"] = forms.ChoiceField(
                label=self.fields["district"].label,
                choices=district_choices(without=_("The whole city")),
                required=False,
            )
        if not self.instance.locale_id:
            # Wagtail gives an unsaved page its version only when it saves it, and previews it before.
            self.instance.locale = self.parent_page.locale
        if self.instance.leader():
            for name in self.instance.SHARED:
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            self.check_before_publishing(cleaned)
        return cleaned

    def check_before_publishing(self, cleaned: dict[str, Any]) -> None:
        """What a page needs before anybody else sees it."""


class ArticleForm(SharedFactsForm):
    def check_before_publishing(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("picture"):
            return
        says_something, is_decorative = bool(cleaned.get("picture_alt")), bool(cleaned.get("picture_is_decorative"))
        if not says_something and not is_decorative:
            message = _("Please say what the picture shows, or tick that it only decorates.")
            self.add_error("picture_alt", message)
        elif says_something and is_decorative:
            message = _("A picture that only decorates has no words. Please take back one of the two.")
            self.add_error("picture_is_decorative", message)


class EventForm(SharedFactsForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("An event ends after it begins. Please check day and time."))
        return cleaned

    def check_before_publishing(self, cleaned: dict[str, Any]) -> None:
        # What a following version has no fields for stands in the page itself.
        given = {name: cleaned.get(name, getattr(self.instance, name)) for name in ("online_link", "state")}
        if not cleaned.get("place") and not given["online_link"]:
            self.add_error("place", _("Please say where it is: a place, or a link if people meet online."))
        if given["state"] == "moved" and not cleaned.get("state_note"):
            message = _("Please say what has changed, for example: “New place: town hall, Room 101”.")
            self.add_error("state_note", message)
