"""Reading groups: the text on paper, what they have said, and how long that holds."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts.models import User
from content.models import ReadingGroup, TextCheck, TextState
from content.texts.passages import digest_of, passages_of
from tests.pages.pages import make_page, translate

pytestmark = pytest.mark.django_db

GROUP = "Prüfgruppe Wuppertal"


@pytest.fixture
def group() -> ReadingGroup:
    return ReadingGroup.objects.create(name=GROUP)


@pytest.fixture
def simple() -> Any:
    german = make_page(slug="regeln", lead="Bleiben Sie freundlich.")
    page = translate(german, "de-simple", slug="regeln-einfach", title="Regeln", lead="Alle sind nett. Wir hören zu.")
    page.save_revision().publish()
    return page


def check_url(page: Any, number: int | None = None) -> str:
    url = reverse("texts:check", args=[page.pk])
    return f"{url}?fassung={number}" if number else url


def say(client: Client, page: Any, group: ReadingGroup, verdict: str = "understood", **more: Any) -> Any:
    number = more.pop("number", None)
    words = digest_of(passages_of(page.revisions.get(pk=number or page.latest_revision_id).as_object()))
    data = {"group": group.pk, "read_on": timezone.localdate().isoformat(), "verdict": verdict, "words": words, **more}
    return client.post(check_url(page, number), data)


def shown() -> str:
    return unescape(Client().get("/de-simple/regeln-einfach/").content.decode())


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def is_checked(page: Any) -> bool:
    return bool(TextState.objects.get(page=page.pk).checked_by)


def test_a_text_in_leichte_sprache_says_whether_it_was_checked(client: Client, dilek: User, group: Any, simple: Any):
    draft = shown()
    client.force_login(dilek)

    say(client, simple, group)

    assert GROUP not in draft
    assert GROUP in shown()
    assert PageLogEntry.objects.filter(page=simple.pk, action="office.text_checked", user=dilek).count() == 1


@pytest.mark.parametrize("verdict", ["partly", "not"])
def test_only_what_was_understood_is_checked(client: Client, dilek: User, group: Any, simple: Any, verdict: str):
    client.force_login(dilek)

    say(client, simple, group, verdict, remark_3="Zu schwer")

    assert not is_checked(simple)
    assert TextCheck.objects.get().remarks == {"3": "Zu schwer"}
    assert "Zu schwer" in client.get(check_url(simple)).content.decode()


def test_the_last_word_of_a_group_counts(client: Client, dilek: User, group: Any, simple: Any):
    client.force_login(dilek)

    say(client, simple, group)
    say(client, simple, group, "not")

    assert not is_checked(simple)


def test_a_check_does_not_hold_for_other_words_and_holds_again_for_the_same(
    client: Client, dilek: User, group: Any, simple: Any
):
    client.force_login(dilek)
    say(client, simple, group)

    simple.lead = "Alle sind immer nett."
    simple.save_revision().publish()
    changed, editor = is_checked(simple), client.get(reverse("wagtailadmin_pages:edit", args=[simple.pk]))
    simple.lead = "Alle sind nett. Wir hören zu."
    simple.save_revision().publish()

    assert (changed, is_checked(simple)) == (False, True)
    assert GROUP in editor.content.decode()


def test_settings_leave_a_check_as_it_is(client: Client, dilek: User, group: Any, simple: Any):
    client.force_login(dilek)
    say(client, simple, group)

    simple.search_description = "Was hier gilt."
    simple.save_revision().publish()

    assert is_checked(simple)


def test_a_draft_that_was_checked_is_checked_as_soon_as_it_is_public(
    client: Client, dilek: User, group: Any, simple: Any
):
    simple.lead = "Alle sind immer nett."
    revision = simple.save_revision()
    client.force_login(dilek)

    say(client, simple, group)
    before = is_checked(simple)
    revision.publish()

    assert (before, is_checked(simple)) == (False, True)


def test_the_number_on_the_paper_finds_the_text_that_the_group_has_read(
    client: Client, dilek: User, group: Any, simple: Any
):
    read = simple.latest_revision_id
    simple.lead = "Alle sind immer nett."
    simple.save_revision()
    client.force_login(dilek)

    say(client, simple, group, number=read)

    assert is_checked(simple)
    assert client.get(check_url(simple, 10_000_000), follow=True).status_code == 404


def test_words_that_were_written_over_after_the_group_has_read_them_are_not_checked(
    client: Client, dilek: User, group: Any, simple: Any
):
    revision = simple.latest_revision
    read, paper = digest_of(passages_of(simple)), client_of(dilek).get(reverse("texts:print", args=[simple.pk]))
    # As Wagtail saves by itself while somebody goes on writing: under the same number.
    simple.lead = "Alle sind immer nett."
    simple.save_revision(overwrite_revision=revision)
    revision.publish()
    later = client_of(dilek).get(reverse("texts:print", args=[simple.pk]))

    response = say(client_of(dilek), simple, group, number=revision.pk, words=read, note="Gut zu lesen")

    assert (is_checked(simple), TextCheck.objects.exists()) == (False, False)
    assert "Gut zu lesen" in response.content.decode()
    assert (paper.context["reading"].number, paper.context["reading"].mark) == (
        revision.pk,
        f"{revision.pk}-{read[:4]}",
    )
    assert later.context["reading"].mark != paper.context["reading"].mark


def test_a_page_that_no_editor_has_saved_is_printed_and_checked_too(client: Client, dilek: User, group: Any):
    page = translate(make_page(slug="neu"), "de-simple", slug="neu-einfach", lead="Alle sind nett.")
    client.force_login(dilek)

    screen = client.get(check_url(page))
    paper = client.get(screen.context["print_url"])
    words = {"words": digest_of(passages_of(page)), "read_on": timezone.localdate().isoformat()}
    client.post(screen.context["action"], {"group": group.pk, "verdict": "understood", **words})

    assert (page.latest_revision_id, paper.status_code, is_checked(page)) == (None, 200, True)


def test_the_paper_has_one_numbered_sentence_a_line(client: Client, dilek: User, simple: Any):
    client.force_login(dilek)

    paper = client.get(reverse("texts:print", args=[simple.pk])).content.decode()

    assert [line in paper for line in ("Alle sind nett.</span>", "Wir hören zu.</span>", '<li value="3">')] == [
        True
    ] * 3
    assert str(simple.latest_revision_id) in paper


def test_a_day_to_come_is_refused_and_nothing_typed_is_lost(client: Client, dilek: User, group: Any, simple: Any):
    client.force_login(dilek)

    response = say(client, simple, group, read_on="2999-01-01", note="Gut zu lesen")

    assert "read_on" in response.context["form"].errors
    assert "Gut zu lesen" in response.content.decode()
    assert not TextCheck.objects.exists()


def test_an_author_notes_no_check(client: Client, franka: User, group: Any, simple: Any):
    simple.owner = franka
    simple.save()
    client.force_login(franka)

    shows = client.get(check_url(simple)).status_code
    say(client, simple, group)

    assert (shows, TextCheck.objects.exists()) == (200, False)


def test_a_copy_was_checked_by_nobody(client: Client, dilek: User, group: Any, simple: Any):
    client.force_login(dilek)
    say(client, simple, group)

    copy = simple.copy(update_attrs={"slug": "kopie"}, keep_live=True)

    assert not is_checked(copy)
