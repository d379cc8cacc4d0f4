"""The editors' form of every page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class PublishingForm(WagtailAdminPageForm):
    """A new page is a draft until it is published: Wagtail saves it as public first, and asks then."""

    def save(self, commit: bool = True) -> Any:
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)
