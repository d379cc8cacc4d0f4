"""The menu of the office: its words, its order, and nothing in it that an office of five does not need."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .doors import publishes

#: Name → what it is called; in this order. What is not named here comes after, before reports and settings.
MAIN: dict[str, Promise | None] = {
    "explorer": _("Pages"),
    "texts": None,
    "consultations": None,
    "check": None,
    "answers": None,
    "shorts": None,
    "contact_messages": None,
    "lists": None,
    "images": _("Pictures"),
    "documents": _("Documents"),
    "topics": None,
}
LAST = {"reports": _("Reports"), "settings": _("Settings"), "help": _("Help")}

#: Reports that say something to people who write, not to people who build websites.
NO_REPORTS = {"locked-pages", "workflow-tasks", "page-types-usage"}
REPORTS: dict[str, Promise] = {
    "workflows": _("Releases"),
    "translations": _("Translations, sentence by sentence"),
    "aging-pages": _("Pages not changed for long"),
    "site-history": _("What has been done"),
}
SETTINGS: dict[str, Promise] = {
    "redirects": _("Redirects"),
    "users": _("Accounts"),
    "collections": _("Collections of files"),
}
#: Theirs are pages of Wagtail's makers, in English.
NO_HELP = ("whats-new-in-wagtail", "editor-guide")


def arrange_main(request: HttpRequest, items: list[MenuItem]) -> None:
    order = {name: number for number, name in enumerate(MAIN)} | {name: 1000 + n for n, name in enumerate(LAST)}
    for item in items:
        # Items are the same for all requests: saying it again changes nothing.
        item.order = order.get(item.name, 100 + min(item.order, 800))
        item.label = MAIN.get(item.name) or LAST.get(item.name) or item.label


def rename(items: list[MenuItem], names: dict[str, Promise]) -> None:
    for item in items:
        item.label = names.get(item.name, item.label)


def arrange_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NO_REPORTS and may_report(request.user, item.name)]
    rename(items, REPORTS)


def may_report(person: Any, name: str) -> bool:
    """Reports are for those who answer for all pages."""
    return publishes(person)


def arrange_settings(request: HttpRequest, items: list[MenuItem]) -> None:
    rename(items, SETTINGS)


def arrange_help(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(NO_HELP)]
