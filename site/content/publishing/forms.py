"""The editors' form of every page."""

from typing import Any

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm


class PublishingForm(WagtailAdminPageForm):
    """A new page is a draft until it is published: Wagtail saves it as public first, and asks then."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # The browser makes the short address from the title, but a moment late for people in a hurry.
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # Empty: the page makes it when it is saved, where the title has letters to make it from.
        if cleaned.get("slug") == "" and cleaned.get("title") and not slugify(cleaned["title"], allow_unicode=True):
            self.add_error("slug", self.fields["slug"].error_messages["required"])
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)
