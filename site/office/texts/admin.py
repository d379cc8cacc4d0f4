"""The addresses of these screens, and where one finds them."""

from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from content.drafting.asking import simplification_service
from content.versions import EASY

from .board_admin import BoardView
from .check_admin import CheckView, PrintView
from .compare_admin import CompareView
from .draft_admin import DraftView
from .words_admin import WordsView

NAMES = "texts"


def urls() -> list[URLPattern | URLResolver]:
    screens = [
        path("", BoardView.as_view(), name="board"),
        path("woerter/<str:kind>/<int:pk>/<str:code>/", WordsView.as_view(), name="words"),
        path("<int:page_id>/vergleich/", CompareView.as_view(), name="compare"),
        path("<int:page_id>/entwurf/", DraftView.as_view(), name="draft"),
        path("<int:page_id>/pruefung/", CheckView.as_view(), name="check"),
        path("<int:page_id>/druck/", PrintView.as_view(), name="print"),
    ]
    return [path("sprachfassungen/", include((screens, NAMES)))]


def version_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Behind the dots at the top of a version's screens: also where wagtail-localize has an editor of its own."""
    if page.is_root() or is_leading(page) or not page.permissions_for_user(user).can_edit():
        return []
    compare, check = (reverse(f"texts:{name}", args=[page.pk]) for name in ("compare", "check"))
    buttons = [
        Button(_("Compare with the German text"), compare, icon_name="wagtail-localize-language", priority=16),
        Button(_("Have it checked by a reading group"), check, icon_name="group", priority=17),
    ]
    if page.locale.language_code == EASY and simplification_service().is_on:
        draft = reverse("texts:draft", args=[page.pk])
        buttons.append(Button(_("Ask for a draft"), draft, icon_name="edit", priority=18))
    return buttons


def is_leading(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)
