"""The public report: every step, what machines say, what only people can say; red shows as red."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.models import SiteFacts
from home.accessibility.models import Ending, Task
from home.accessibility.steps import STEPS
from home.models import PeopleTest
from tests.home.accessibility.results import FOUND, a_run, every_check, write
from tests.pages.pages import make_page, root_site

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE, JSON = "/de/barrierefreiheit/pruefbericht/", "/de/barrierefreiheit/pruefbericht.json"


@pytest.fixture
def run(settings: Any, tmp_path: Path) -> Any:
    """A function that writes the file of the test run."""

    def write_run(document: Any) -> None:
        settings.ACCESSIBILITY_RESULTS = write(tmp_path / "results.json", document)

    settings.ACCESSIBILITY_RESULTS = tmp_path / "results.json"
    return write_run


def make_test(**fields: Any) -> PeopleTest:
    values = {"who": "Bildschirmleser NVDA, 3 Personen", "task": Task.FIND, "ending": Ending.PASSED, "is_public": True}
    return PeopleTest.objects.create(**{**values, **fields})


def soup(client: Client, path: str = PAGE) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def step(page: BeautifulSoup, number: str) -> Tag:
    found: Tag = page.find(id=f"schritt-{number.replace('.', '-')}")
    return found


def numbers(page: BeautifulSoup) -> list[str]:
    return [heading.get_text().split()[0] for heading in page.select("h4")]


@pytest.mark.parametrize("version", ["de", "de-simple", "en"])
def test_each_version_shows_all_steps_and_says_that_this_is_no_bitv_test(
    client: Client, run: Any, version: str
) -> None:
    run(a_run())

    page = soup(client, f"/{version}/barrierefreiheit/pruefbericht/")

    assert numbers(page) == [each.number for each in STEPS]
    assert len(page.select("h1")) == 1
    assert "BITV-Test" in page.select_one(".notice--warning").get_text()
    assert {each["lang"] for each in page.select("h4 [lang]")} == {"de"}


def test_reading_sets_no_cookie_and_asks_for_nothing_by_post(client: Client, run: Any) -> None:
    run(a_run())

    response = client.get(PAGE)

    assert not response.cookies
    assert BeautifulSoup(response.content, "html.parser").select("form[method=post]") == []


def test_the_result_comes_with_its_day_and_version(client: Client, run: Any) -> None:
    run(a_run(date="2026-03-05T12:00:00+01:00", version="v9 <b>"))

    facts = soup(client).select_one("main .facts")

    assert facts.select_one("time")["datetime"].startswith("2026-03-05")
    assert "v9 <b>" in facts.get_text()


@pytest.mark.parametrize(
    ("changes", "is_another"), [({}, False), ({"software": "0" * 16}, True), ({"software": 7}, True)]
)
def test_results_of_another_state_of_the_program_are_called_so(
    client: Client, run: Any, changes: dict[str, Any], is_another: bool
) -> None:
    run(a_run(**changes))

    said = soup(client, "/en/barrierefreiheit/pruefbericht/").main.get_text()
    document = json.loads(client.get(JSON).content)

    assert ("These results are about version v1.2-3-gabc." in said) is is_another
    assert document["is_of_another_state"] is is_another


def test_red_shows_as_red_in_words_and_with_a_sign(client: Client, run: Any) -> None:
    run(a_run(checks=every_check() | {"axe-contrast": {"passed": False, "pages": 3, "findings": [FOUND]}}))

    page = soup(client)
    contrast, labels = step(page, "9.1.4.3"), step(page, "9.1.3.1h")

    assert contrast.select_one(".badge--danger") is not None
    assert contrast.select_one("svg") is not None
    assert labels.select_one(".badge--danger") is None
    assert contrast.select_one(".badge").get_text() != labels.select_one(".badge").get_text()
    assert FOUND["what"] in page.find(id="pruefung-axe-contrast").get_text()


def test_a_step_is_red_also_where_only_one_of_its_checks_is(client: Client, run: Any) -> None:
    run(a_run(checks=every_check() | {"html": {"passed": False}}))

    red = numbers(soup(client, f"{PAGE}?zeige=rot"))

    expected = [each.number for each in STEPS if {"html", "axe-contrast"} & set(each.checks)]
    assert red == [number for number in expected if number != "9.1.4.3"]


def test_what_has_not_run_is_not_called_good(run: Any, client: Client) -> None:
    run({"version": "1", "date": timezone.now().isoformat(), "checks": {"axe": {"passed": True}}})

    states = {each["number"]: each["state"] for each in json.loads(client.get(JSON).content)["steps"]}

    assert (states["9.1.1.1c"], states["9.1.3.1a"], states["9.2.1.2"]) == ("passed", "partly", "not-run")
    assert (states["9.1.3.3"], states["6.1"]) == ("only-people", "not-applicable")


def test_a_step_that_should_not_apply_is_red_where_its_check_fails(run: Any, client: Client) -> None:
    run(a_run(checks={"journeys": {"passed": False}}))

    states = {each["number"]: each["state"] for each in json.loads(client.get(JSON).content)["steps"]}

    assert states["9.2.5.1"] == "failed"


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"checks": {"axe": []}}', '{"checks": {"<b>": {"passed": false}}}']
)
def test_without_readable_results_there_is_a_sentence_and_no_error(
    client: Client, run: Any, content: str | None
) -> None:
    if content is not None:
        run(content)

    page = soup(client)

    assert len(numbers(page)) == len(STEPS)
    assert client.get(JSON).status_code == 200
    assert page.select("main b") == []


def test_missing_damaged_and_old_results_are_called_so(client: Client, run: Any) -> None:
    notices = []
    for document in (None, "{", a_run(date=(timezone.now() - timedelta(days=200)).isoformat()), a_run()):
        if document is not None:
            run(document)
        notices.append(len(soup(client).select("main .notice")))

    assert notices == [2, 2, 2, 1]


def test_a_check_that_the_site_does_not_know_is_shown_by_its_own_title(client: Client, run: Any) -> None:
    run(a_run(checks={"new-one": {"title": "Something new", "passed": False, "pages": 1, "findings": []}}))

    page = soup(client)

    assert [each.get_text() for each in page.select("h3[lang=de]")] == ["Something new"]


# Tests with people


def test_what_nobody_has_tried_is_called_so_until_somebody_has(client: Client, run: Any) -> None:
    run(a_run())
    before = numbers(soup(client, f"{PAGE}?zeige=offen"))
    make_test(steps="9.1.1.1a")

    after = numbers(soup(client, f"{PAGE}?zeige=offen"))

    assert before == [each.number for each in STEPS if each.people]
    assert set(before) - set(after) == {"9.1.1.1a"}


def test_a_test_that_is_not_public_is_nowhere(client: Client, run: Any) -> None:
    run(a_run())
    make_test(who="Geheim", words="Geheimes", steps="9.1.1.1a", is_public=False)

    answers = [client.get(address).content.decode() for address in (PAGE, JSON)]

    assert [("Geheim" in answer) for answer in answers] == [False, False]
    assert "9.1.1.1a" in numbers(soup(client, f"{PAGE}?zeige=offen"))


def test_where_people_failed_the_step_is_red_until_a_later_test_goes_well(client: Client, run: Any) -> None:
    run({"version": "1", "date": timezone.now().isoformat(), "checks": every_check()})
    today = timezone.localdate()
    make_test(steps="9.1.1.1a", ending=Ending.FAILED, tested_on=today - timedelta(days=9))
    make_test(steps="9.1.1.1a", ending=Ending.PASSED, tested_on=today - timedelta(days=9))
    red = numbers(soup(client, f"{PAGE}?zeige=rot"))

    make_test(steps="9.1.1.1a", tested_on=today)

    assert (red, numbers(soup(client, f"{PAGE}?zeige=rot"))) == (["9.1.1.1a"], [])


def test_a_test_stands_at_its_steps_and_in_the_list_with_its_words_in_german(client: Client, run: Any) -> None:
    run(a_run())
    test = make_test(steps="9.1.1.1a, 9.2.4.4", words="Der Knopf <b>heißt</b> zweimal gleich.", version="v1")

    page = soup(client, "/en/barrierefreiheit/pruefbericht/")

    assert [len(step(page, number).select("time")) for number in ("9.1.1.1a", "9.2.4.4", "9.4.1.1")] == [1, 1, 0]
    entry = page.find(id=f"mit-menschen-{test.pk}")
    assert "Der Knopf <b>heißt</b> zweimal gleich." in entry.select_one("div[lang=de]").get_text()


# Choosing, and programs


@pytest.mark.parametrize("asked", ["gibt-es-nicht", "<script>", "rot&zeige=offen", "%00"])
def test_an_unknown_choice_never_fails(client: Client, run: Any, asked: str) -> None:
    run(a_run())

    assert client.get(f"{PAGE}?zeige={asked}").status_code == 200


def test_the_choices_are_links_with_numbers_and_name_the_current_one(client: Client, run: Any) -> None:
    run(a_run())

    links = soup(client, f"{PAGE}?zeige=trifft-nicht-zu").select("nav.kinds a")

    applies_not = [each for each in STEPS if each.reason]
    assert [f"({len(STEPS)})" in link.get_text() for link in links] == [True, False, False, False]
    assert [link.get("aria-current") for link in links] == [None, None, None, "true"]
    assert f"({len(applies_not)})" in links[3].get_text()
    assert len(soup(client, PAGE + links[3]["href"].partition("#")[0]).select("h4")) == len(applies_not)


def test_nothing_red_is_said_in_words(client: Client, run: Any) -> None:
    run({"version": "1", "date": timezone.now().isoformat(), "checks": every_check()})

    page = soup(client, f"{PAGE}?zeige=rot")

    assert numbers(page) == []
    assert page.select_one(".empty-state a")["href"] == f"{PAGE}#schritte"


def test_programs_get_the_same_in_one_document(client: Client, run: Any) -> None:
    run(a_run())
    make_test(steps="9.1.1.1a")

    response = client.get(JSON)
    document = json.loads(response.content)

    assert (document["version"], len(document["steps"]), document["problem"]) == ("v1.2-3-gabc", len(STEPS), None)
    assert document["checks"]["axe-contrast"]["findings"] == [FOUND]
    assert [each["tests_with_people"] for each in document["steps"] if each["number"] == "9.1.1.1a"] == [[0]]
    assert client.get(JSON, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304


def test_the_number_of_questions_to_the_database_does_not_grow(client: Client, run: Any) -> None:
    run(a_run())
    counts = []
    for number in (1, 29):
        for _each in range(number):
            make_test(steps="9.1.1.1a, 9.2.4.4, 12.2.2")
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_way_leads_over_the_statement(client: Client, run: Any) -> None:
    run(a_run())
    facts = SiteFacts.for_site(root_site())
    facts.accessibility = make_page(title="Barrierefreiheit", slug="barrierefreiheit")
    facts.save()

    hrefs = [a["href"] for a in soup(client).select("main a, nav.breadcrumb a, nav a")]

    assert "/de/barrierefreiheit/" in hrefs
    assert client.get("/de/barrierefreiheit/").status_code == 200


def test_search_engines_learn_of_the_report_in_each_version(client: Client) -> None:
    sitemap = client.get("/sitemap-seiten.xml").content.decode()

    found = [f"/{version}/barrierefreiheit/pruefbericht/</loc>" in sitemap for version in ("de", "de-simple", "en")]

    assert found == [True, True, True]


def test_what_a_finding_quotes_from_a_page_stays_text(client: Client, run: Any) -> None:
    quoted = {"page": "/de/?q=<i>", "version": '"><u>', "what": "<script>alert(1)</script> <em>"}
    run(a_run(checks={"axe": {"passed": False, "title": "<s>", "pages": 1, "findings": [quoted]}}))

    entry = soup(client).find(id="pruefung-axe")

    assert entry.select("script, i, u, em, s") == []
    assert f"{quoted['what']} ({quoted['page']}, {quoted['version']})" in " ".join(entry.get_text().split())


def test_a_red_step_says_which_of_its_checks_has_found_something(client: Client, run: Any) -> None:
    run(a_run(checks=every_check() | {"html": {"passed": False}}))

    page = soup(client, PAGE.replace("/de/", "/en/"))

    said = [item.get_text().rpartition(": ")[2] for item in step(page, "9.1.3.1a").select("li")]
    assert said == ["No fault was found", "No fault was found", "A fault was found"]
    assert [item.get_text().endswith("found") for item in step(page, "9.1.3.1f").select("li")] == [False, False]


def test_what_is_accepted_for_now_is_shown_with_its_reason(client: Client, run: Any) -> None:
    accepted = {"rule": "svg-img-alt", "reason": "The city's picture is decoration.", "places": 2}
    run(a_run(checks={"axe": {"passed": True, "pages": 1, "findings": [], "accepted": [accepted]}}))

    entries = soup(client, PAGE.replace("/de/", "/en/")).find(id="pruefung-axe").select("li")

    assert [" ".join(entry.get_text().split()) for entry in entries] == [f"{accepted['reason']} (2 places)"]
    said = {"reason": accepted["reason"], "places": 2}
    assert json.loads(client.get(JSON).content)["checks"]["axe"]["accepted"] == [said]
