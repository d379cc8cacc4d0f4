"""The accessibility statement: each part that the law demands has a field, is shown, and is waited for."""

from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from content.models import SiteFacts
from content.publishing.checklist import TO_WRITE
from home.accessibility.admin_demanded import TEXTS, waiting_parts
from home.models import AccessibilityPage
from office.today import cards_for
from tests.factories import locale
from tests.home.accessibility.statements import BARRIER, FACTS
from tests.pages.pages import home, make_page, root_site, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TEXTS_OF_A_VERSION = ("responsible", "scope", "method_note", "contact", "enforcement_contact", "barriers")


def make_statement(**fields: Any) -> AccessibilityPage:
    page: AccessibilityPage = make_page(kind=AccessibilityPage, **{**FACTS, "slug": "barrierefreiheit", **fields})
    return page


def main_of(client: Client, path: str = "/de/barrierefreiheit/") -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_data(**fields: str) -> dict[str, str]:
    """The form as an editor sends it, with everything that is demanded."""
    texts = {name: FACTS[name] for name in TEXTS}
    facts = {"status": "partial", "method": "self", "made_on": "05.01.2026", "reviewed_on": "", "weeks_to_answer": "4"}
    help_ = {"enforcement_name": "Ombudsstelle", "enforcement_url": "https://ombuds.example.org/"}
    barrier = {f"barriers-0-value-{name}": value for name, value in BARRIER.items()}
    barriers = {"barriers-count": "1", "barriers-0-deleted": "", "barriers-0-order": "0", "barriers-0-type": "barrier"}
    rest = {"title": "Erklärung", "slug": "barrierefreiheit", "lead": ""}
    counts = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "barriers-0-id": ""}
    return {**rest, **texts, **facts, **help_, **barriers, **barrier, **counts, **fields}


def no_barriers() -> dict[str, str]:
    return {"barriers-count": "0"}


def test_every_part_that_the_law_demands_is_shown(client: Client) -> None:
    facts = SiteFacts.for_site(root_site())
    facts.phone, facts.email = "0202 4711", "office@example.test"
    facts.save()
    make_statement(reviewed_on=date(2026, 2, 6), weeks_to_answer=3)

    main = main_of(client)
    text = main.get_text()

    assert [word for name in TEXTS for word in [FACTS[name]] if word not in text] == []
    assert [word for word in BARRIER.values() if word not in text and word != "not-yet"] == []
    assert [day in text for day in ("5.\xa0Januar 2026", "6.\xa0Februar 2026", " 3 ")] == [True, True, True]
    hrefs = [a["href"] for a in main.select("a")]
    assert {
        "/de/nachricht/?anliegen=barriere",
        "https://www.lbbp.nrw.de/ombudsstelle",
        "/de/barrierefreiheit/pruefbericht/",
        "tel:02024711",
        "mailto:office@example.test",
    } <= set(hrefs)


def test_each_status_has_a_sentence_of_its_own(client: Client) -> None:
    page = make_statement()
    said = set()
    for status in ("full", "partial", "none"):
        page.status = status
        page.save()
        said.add(main_of(client).select_one("#stand").parent.p.get_text())

    assert len(said) == 3


def test_the_version_in_leichte_sprache_is_linked_where_there_is_one(client: Client) -> None:
    page = make_statement()
    before = main_of(client).select("a[hreflang=de-simple]")
    translate(page, "de-simple", slug="barriere-freiheit", **{name: FACTS[name] for name in TEXTS_OF_A_VERSION})

    after = main_of(client).select("a[hreflang=de-simple]")
    easy = main_of(client, "/de-simple/barriere-freiheit/")

    assert (before, [a["href"] for a in after]) == ([], ["/de-simple/barriere-freiheit/"])
    assert easy.select("a[hreflang=de-simple]") == []


def test_a_page_in_sign_language_is_linked_where_there_is_one(client: Client) -> None:
    make_statement()
    facts = SiteFacts.for_site(root_site())
    facts.sign_language = make_page(title="Gebärdensprache", slug="dgs")
    before = [a["href"] for a in main_of(client).select("a")]
    facts.save()

    assert "/de/dgs/" not in before
    assert "/de/dgs/" in [a["href"] for a in main_of(client).select("a")]


def test_state_and_days_are_the_same_in_every_version() -> None:
    page = make_statement()
    english = translate(page, "en", **{name: FACTS[name] for name in TEXTS_OF_A_VERSION})

    page.status, page.reviewed_on = "none", date(2026, 3, 1)
    page.save_revision().publish()
    english.refresh_from_db()

    assert (english.status, english.made_on, english.reviewed_on) == ("none", date(2026, 1, 5), date(2026, 3, 1))


# What waits for words


def test_a_new_statement_begins_with_questions_in_its_language(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    address = reverse("wagtailadmin_pages:add", args=["home", "accessibilitypage", home("en").pk])

    form = client.get(address).context["form"]

    assert [name for name in TEXTS if not form.initial[name].startswith(TO_WRITE)] == []
    assert "public body" in form.initial["responsible"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        *(({name: f"{TO_WRITE} Wer?"}, name) for name in TEXTS),
        *(({name: ""}, name) for name in (*TEXTS, "status", "method", "made_on", "enforcement_url")),
        ({"barriers-0-value-why": f"{TO_WRITE} Warum?"}, "barriers"),
        (no_barriers(), "barriers"),
        ({"status": "full"}, "barriers"),
        ({"reviewed_on": "04.01.2026"}, "reviewed_on"),
        ({"weeks_to_answer": "7"}, "weeks_to_answer"),
        ({"weeks_to_answer": "0"}, "weeks_to_answer"),
    ],
)
def test_a_statement_that_lacks_a_demanded_part_is_not_published(
    client: Client, dilek: User, change: dict[str, str], field: str
) -> None:
    client.force_login(dilek)
    page = make_statement(live=False)

    answer = client.post(edit_url(page), form_data(**change, **{"action-publish": "1"}))
    page.refresh_from_db()

    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not page.live


@pytest.mark.parametrize("change", [{}, {"status": "full", **no_barriers()}, {"reviewed_on": "05.01.2026"}])
def test_a_whole_statement_is_published(client: Client, dilek: User, change: dict[str, str]) -> None:
    client.force_login(dilek)
    page = make_statement(live=False)

    client.post(edit_url(page), form_data(**change, **{"action-publish": "1"}))
    page.refresh_from_db()

    assert page.live


def test_an_unfinished_draft_is_kept(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    page = make_statement(live=False)

    answer = client.post(edit_url(page), form_data(contact=f"{TO_WRITE} Wer?", **no_barriers()))
    page.refresh_from_db()

    assert answer.status_code == 302
    assert page.get_latest_revision_as_object().contact == f"{TO_WRITE} Wer?"


def test_the_check_list_names_the_same_for_pages_that_are_published_by_themselves() -> None:
    page = make_statement(live=False, contact=f"{TO_WRITE} Wer?", barriers=[])

    whole = make_statement(slug="zweite")

    found = page.own_findings()

    assert [(each.anchor, each.is_must) for each in found] == [("id_contact", True), ("id_barriers", True)]
    assert list(waiting_parts(lambda name: getattr(whole, name))) == []


def test_a_statement_without_its_facts_is_not_whole() -> None:
    page = AccessibilityPage(title="Erklärung", slug="erklaerung", locale=locale())

    with pytest.raises(ValidationError) as error:
        page.full_clean(exclude=["path", "depth"])

    assert {*TEXTS, "status", "method", "made_on"} <= set(error.value.message_dict)


# The yearly review


def days_ago(number: int) -> date:
    return timezone.localdate() - timedelta(days=number)


def reminders(person: User) -> list[str]:
    return [line.url for card in cards_for(person) if card.name == "statement" for line in card.lines]


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({"made_on": days_ago(365)}, False),
        ({"made_on": days_ago(366)}, True),
        ({"made_on": days_ago(900), "reviewed_on": days_ago(365)}, False),
        ({"made_on": days_ago(900), "reviewed_on": days_ago(400)}, True),
    ],
)
def test_a_review_is_due_after_a_year(client: Client, dilek: User, fields: dict[str, Any], is_due: bool) -> None:
    page = make_statement(**fields)

    said = "more than a year ago" in main_of(client, "/en/barrierefreiheit/").get_text()

    assert reminders(dilek) == ([edit_url(page)] if is_due else [])
    assert said == is_due


def test_where_there_is_no_statement_editors_are_led_to_an_empty_one(client: Client, dilek: User, clara: User) -> None:
    (address,) = reminders(dilek)
    client.force_login(dilek)

    assert client.get(address).status_code == 200
    assert reminders(clara) == []


def test_a_draft_is_no_statement_yet(dilek: User) -> None:
    page = make_statement(live=False)

    assert edit_url(page) not in reminders(dilek)
    assert len(reminders(dilek)) == 1
