"""Menus and announcements to test with."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from content.announcement import Announcement
from content.models import Navigation
from content.multilingual import MultilingualText
from tests.pages.pages import root_site


def entry(page: Page | None = None, *links: dict[str, Any], label: dict[str, str] | None = None, url: str = "") -> Any:
    return {"page": page, "url": url, "label": label or {}, "links": list(links)}


def link(page: Page | None = None, *, label: dict[str, str] | None = None, url: str = "") -> dict[str, Any]:
    return {"page": page, "url": url, "label": label or {}}


def write_menu(*entries: Any) -> None:
    navigation = Navigation.for_site(root_site())
    navigation.entries = [("entry", each) for each in entries]
    navigation.save()


def announce(text: str = "Am Montag ist das Telefon aus.", **fields: Any) -> Announcement:
    announcement = Announcement.for_site(root_site())
    announcement.text = MultilingualText(de=text)
    for name, value in fields.items():
        setattr(announcement, name, value)
    announcement.save()
    return announcement


def soup(client: Client, path: str = "/de/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")
