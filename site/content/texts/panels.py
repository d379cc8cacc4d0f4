"""What the page editor says about the other versions of a page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.models import Page

from content.versions import name_of

from .models import TextCheck, TextState, Verdict
from .states import Standing, standing


def siblings(page: Page) -> dict[str, Page]:
    """Code → version, public or not, each with what is known of its words. One query."""
    pages = Page.objects.filter(translation_key=page.translation_key).select_related("locale", "text_state")
    return {each.locale.language_code: each for each in pages}


def state_of(page: Page | None) -> TextState | None:
    return getattr(page, "text_state", None)


def standing_of(page: Page | None, german: Page | None) -> Standing:
    if page is None:
        return Standing.MISSING
    is_default = page.locale.language_code == settings.LANGUAGE_CODE
    return standing(is_live=page.live, is_default=is_default, state=state_of(page), german=state_of(german))


def former_check(page: Page, state: TextState | None) -> TextCheck | None:
    """The last good check of a text that was public or drafted before: it does not hold for the words of now."""
    if state is None or state.checked_by:
        return None
    good = TextCheck.objects.filter(page=page.pk, verdict=Verdict.UNDERSTOOD)
    return good.exclude(digest=state.digest).first()


class VersionPanel(Panel):
    """Beside the German text: how the others stand. In another version: whether the German text is newer."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "content/texts/panel.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            found = siblings(page)
            german = found.get(settings.LANGUAGE_CODE)
            context["standings"] = [
                {
                    "code": code,
                    "name": name_of(code),
                    "words": standing_of(found.get(code), german).label,
                    "url": reverse("wagtailadmin_pages:edit", args=[found[code].pk]) if code in found else "",
                    "is_this": code == page.locale.language_code,
                }
                for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
            ]
            own = state_of(found.get(page.locale.language_code))
            german_state = state_of(german)
            context["is_older"] = own is not None and own.is_older_than(german_state)
            context["changed_at"] = german_state.changed_at if german_state else None
            context["is_coming"] = (
                own is not None and german_state is not None and own.coming_basis == german_state.digest
            )
            context["former_check"] = former_check(page, own)
            context["is_default"] = page.locale.language_code == settings.LANGUAGE_CODE
            context["compare_url"] = reverse("texts:compare", args=[page.pk])
            context["check_url"] = reverse("texts:check", args=[page.pk])
            return context
