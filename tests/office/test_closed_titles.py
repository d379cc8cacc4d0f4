"""Who may not read a closed consultation does not find its title at the office either."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.models import Consultation
from news.models import NewsPage
from tests.factories import close
from tests.pages.pages import make_consultation_page, make_page

pytestmark = pytest.mark.django_db

TITLE, ABOUT = "Geheimer Garten", "Ausflug ins Grüne"


@pytest.fixture
def pages(franka: User) -> list[Any]:
    """A closed consultation, an article about it, and one that the author has written about it."""
    page = make_consultation_page(title=TITLE)
    consultation = close(Consultation.objects.get(key=page.translation_key))
    others = make_page(kind=NewsPage, title=ABOUT, consultation=consultation)
    own = make_page(kind=NewsPage, title="Eigener Artikel", consultation=consultation, owner=franka)
    return [page, others, own]


def titles_seen(client: Client, pages: list[Any]) -> set[str]:
    parents = {page.get_parent().pk for page in pages}
    doors = [reverse("wagtailadmin_explore", args=[parent]) for parent in parents]
    doors += [reverse("wagtailadmin_choose_page_child", args=[parent]) for parent in parents]
    doors += [f"{reverse(name)}?q={word}" for name in SEARCHES for word in ("Geheimer", "Ausflug", "Eigener")]
    shown = "".join(client.get(door).content.decode() for door in doors)
    return {page.title for page in pages if f">{page.title}" in shown.replace("\n", "").replace("  ", "")}


SEARCHES = ("wagtailadmin_pages:search_results", "wagtailadmin_choose_page_search")


def test_an_author_finds_only_the_own_page_about_a_closed_consultation(
    client: Client, franka: User, dilek: User, pages: list[Any]
) -> None:
    client.force_login(franka)
    of_author = titles_seen(client, pages)
    client.force_login(dilek)

    assert of_author == {"Eigener Artikel"}
    assert titles_seen(client, pages) == {TITLE, ABOUT, "Eigener Artikel"}


def test_whoever_is_invited_finds_the_titles(client: Client, franka: User, pages: list[Any]) -> None:
    close(Consultation.objects.get(key=pages[0].translation_key), franka)
    client.force_login(franka)

    assert titles_seen(client, pages) == {TITLE, ABOUT, "Eigener Artikel"}
