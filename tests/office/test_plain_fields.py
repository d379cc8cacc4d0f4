"""What the checker asks about texts that are no pages: short texts, topics, the consultation's screen, the menu."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from accounts.models import User
from consultations.models import Answer
from consultations.shorts.services import write
from content.checking import asking
from content.models import CheckedText, Navigation, WordChoice
from news.models import Topic
from office.checking.results import results_for
from plain.checker import check
from tests.factories import make_consultation, make_proposal
from tests.pages.pages import make_page

pytestmark = pytest.mark.django_db

FIELDS = reverse("checking:fields")
PARTS = ("text", "language", "place", "anchor", "line")
PASSIVE = "Die Bank wird gebaut."


def ask(client: Client, *texts: tuple[str, ...]) -> Any:
    return client.post(FIELDS, dict(zip(PARTS, map(list, zip(*texts, strict=True)), strict=True)))


def test_a_topic_is_asked_about_in_both_german_versions(client: Client, dilek: User) -> None:
    topic = Topic.objects.create(name={"de": "Bauen", "de-simple": "Genehmigung", "en": "Gremium"}, slug="bauen")
    client.force_login(dilek)

    html = client.get(reverse("topics:edit", args=[topic.pk])).content.decode()

    assert f'data-plain-url="{FIELDS}" data-plain-fields' in html
    assert 'href="#id_name_1" data-plain-go="Genehmigung"' in html
    assert 'data-plain-go="Gremium"' not in html


def test_the_words_of_the_menu_are_asked_about_at_both_levels(client: Client, dilek: User) -> None:
    below = {"page": None, "url": "https://example.org/", "label": {"de": "Gremium", "en": "More"}}
    entry = {"page": None, "url": "", "label": {"de": "Stadt", "de_simple": "Genehmigung"}, "links": [below]}
    site = Site.objects.get(is_default_site=True)
    Navigation.objects.update_or_create(site=site, defaults={"entries": [("entry", entry)]})
    client.force_login(dilek)

    html = client.get(reverse("wagtailsettings:edit", args=["content", "navigation", site.pk])).content.decode()

    assert 'data-plain-go="Gremium"' in html and 'data-plain-go="Genehmigung"' in html


def test_the_consultations_screen_asks_about_its_phases_too(client: Client, dilek: User) -> None:
    consultation = make_consultation()
    consultation.scope = {"de": PASSIVE}
    consultation.save()
    consultation.phases.update(title={"de": "Das Gremium tagt"})
    client.force_login(dilek)

    html = client.get(reverse("consultations_admin:edit", args=[consultation.pk])).content.decode()

    assert 'href="#id_scope_0" data-plain-go="wird gebaut"' in html
    assert 'href="#id_phases-0-title_0" data-plain-go="Gremium"' in html


def test_a_short_text_is_asked_about_beside_its_form(client: Client, dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    write(target=proposal, version="de-simple", text=PASSIVE)
    write(target=proposal, version="en", text="Das Gremium")
    client.force_login(dilek)

    html = client.get(reverse("office_shorts:write", args=[proposal.pk])).content.decode()

    assert html.count("data-plain-url") == 1
    assert f'href="#id_proposal-{proposal.pk}-de-simple-text" data-plain-go="wird gebaut"' in html
    assert 'data-plain-go="Gremium"' not in html


def test_an_answer_is_asked_about_while_it_is_a_draft(client: Client, dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    answer = Answer.objects.create(consultation=proposal.consultation, text={"de": PASSIVE})
    answer.proposals.add(proposal)
    client.force_login(dilek)

    html = client.get(reverse("answers_admin:edit", args=[answer.pk])).content.decode()

    assert 'href="#id_text_0" data-plain-go="wird gebaut"' in html


def test_what_is_being_typed_is_asked_about_by_the_rules_of_its_version(client: Client, dilek: User) -> None:
    WordChoice.objects.create(avoid="Kiesweg", prefer="Weg")
    client.force_login(dilek)

    answer = ask(
        client,
        ("Der Kiesweg.", "de", "Name: Deutsch", "id_name_0", "1"),
        (PASSIVE, "de-simple", "Name: Leichte Sprache", "id_name_1", ""),
        ("Das Gremium.", "en", "Name: Englisch", "id_name_2", ""),
    ).content.decode()

    assert [each in answer for each in ("Kiesweg", "wird gebaut", "Gremium")] == [True, True, False]
    assert answer.count("is-must") == 1 and "Name: Leichte Sprache" in answer


def test_only_the_office_asks_and_only_whole_lists(client: Client, dilek: User, anna: User) -> None:
    text = ("<script>Maßnahme</script>", "de", "<b>", '"><b>', "")
    client.force_login(dilek)
    answers = [ask(client, text), client.post(FIELDS, {"text": ["a"]}), client.get(FIELDS)]
    large = client.post(FIELDS, {"text": "a" * 1_000_001})
    client.force_login(anna)

    assert [each.status_code for each in answers] == [200, 400, 405]
    assert "<script>" not in answers[0].content.decode() and "<b>" not in answers[0].content.decode()
    assert large.status_code == 413
    assert [ask(each, text).url.split("?")[0] for each in (client, Client())] == [reverse("wagtailadmin_login")] * 2


def test_a_fault_of_the_checker_stops_no_short_text(
    client: Client, dilek: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = make_proposal(make_consultation())

    def break_down(*given: Any, **named: Any) -> None:
        raise ValueError("a rule that is wrong")

    monkeypatch.setattr(asking, "checked", break_down)
    write(target=proposal, version="de-simple", text=PASSIVE)
    client.force_login(dilek)

    assert client.get(reverse("office_shorts:write", args=[proposal.pk])).status_code == 200


def test_a_page_that_is_deleted_while_the_report_is_made_stops_nobody(
    dilek: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, other = make_page(), make_page()

    def check_while_somebody_deletes(text: str, level: str, **options: Any) -> Any:
        Page.objects.filter(pk=page.pk).delete()
        return check(text, level, **options)

    monkeypatch.setattr(asking, "check", check_while_somebody_deletes)
    results_for(dilek)

    assert list(CheckedText.objects.filter(page__in=[page.pk, other.pk]).values_list("page", flat=True)) == [other.pk]
