"""The button of wagtail-localize: drafts for a version in another language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import ngettext, override
from wagtail.models import Locale, Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from accounts.models import User
from content.texts.models import TextState
from tests.drafting.stand_in import StandIn
from tests.office.helpers import said
from tests.pages.pages import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ONE, MANY = " has a draft. Please read it before it is", "s have a draft. Please read them before they are"
TEXT = '<p>Bis 18. September <b>schreiben</b>.</p><p>Lesen Sie den <a href="https://example.org/plan">Plan</a>.</p>'


@pytest.fixture
def german() -> Any:
    return make_page(slug="platz", title="Der Platz", lead="Was soll hier stehen?", body=[("text", TEXT)])


@pytest.fixture
def translation(german: Any) -> Translation:
    translate_object(german, [Locale.objects.get(language_code="en")])
    return Translation.objects.get(source__object_id=german.translation_key)


def url_of(translation: Translation) -> str:
    return reverse("wagtail_localize:machine_translate", args=[translation.pk])


def press(client: Client, translation: Translation) -> str:
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    return str(client.post(url_of(translation), {"next": edit}, follow=True).content.decode())


def told(translation: Translation) -> dict[str, str]:
    found = StringTranslation.objects.filter(locale=translation.target_locale).select_related("translation_of")
    return {each.translation_of.data: each.data for each in found}


def test_an_editor_gets_drafts_which_nobody_else_reads(
    client: Client, dilek: User, translation: Translation, service: StandIn
) -> None:
    client.force_login(dilek)

    html = press(client, translation)

    assert told(translation) == {
        "Der Platz": "[Der Platz]",
        "platz": "der-platz",
        "Was soll hier stehen?": "[Was soll hier stehen?]",
        "Bis 18. September <b>schreiben</b>.": "[Bis 18. September <b>schreiben</b>.]",
        'Lesen Sie den <a id="a1">Plan</a>.': '[Lesen Sie den <a id="a1">Plan</a>.]',
    }
    with override("de"):
        one, many = (f"%(number)d passage{words} published." for words in (ONE, MANY))
        assert ngettext(one, many, 4) % {"number": 4} in html
    page = translation.get_target_instance()
    assert not page.live
    assert not TextState.objects.filter(page=page.pk).exclude(checked_by="").exists()
    assert "platz" not in service.texts


def test_a_draft_keeps_its_tags_where_the_page_is_published(
    client: Client, dilek: User, translation: Translation, service: StandIn, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(dilek)
    press(client, translation)

    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)

    page: Any = Page.objects.get(pk=translation.get_target_instance().pk).specific
    html = page.body[0].value.source
    assert "<b>schreiben</b>" in html
    assert '<a href="https://example.org/plan">Plan</a>' in html
    assert page.slug == "der-platz"


def test_what_somebody_has_translated_stays_and_is_not_sent(
    client: Client, dilek: User, german: Any, translation: Translation, service: StandIn
) -> None:
    segment = translation.source.stringsegment_set.get(context__path="lead")
    mine = {"locale": translation.target_locale, "translation_of": segment.string, "context": segment.context}
    StringTranslation.objects.create(**mine, data="What shall be here?", translation_type="manual")
    client.force_login(dilek)

    press(client, translation)

    assert told(translation)["Was soll hier stehen?"] == "What shall be here?"
    assert "Was soll hier stehen?" not in service.texts


def test_a_wrong_number_waits_for_somebody_to_look_at_it(
    client: Client, dilek: User, translation: Translation, service: StandIn
) -> None:
    service.make = lambda text: text.replace("18", "19")
    client.force_login(dilek)

    html = press(client, translation)

    doubtful = StringTranslation.objects.get(translation_of__data__startswith="Bis")
    assert doubtful.has_error
    assert "18" in str(doubtful.get_error())
    assert doubtful.field_error.split(".")[0] in html
    assert StringTranslation.objects.filter(has_error=True).count() == 1


def test_a_failing_service_leaves_everything_as_it_was_and_says_so(
    client: Client, dilek: User, translation: Translation, service: StandIn
) -> None:
    service.behave = lambda handler, texts: handler.answer(500, b"")
    client.force_login(dilek)

    html = press(client, translation)

    assert told(translation) == {}
    assert said("The service reports a fault of its own. Please try again later.") in html


def test_scripts_of_a_service_get_nowhere(
    client: Client, dilek: User, translation: Translation, service: StandIn
) -> None:
    service.make = lambda text: f"{text}<script>alert(1)</script>"
    client.force_login(dilek)

    html = press(client, translation)

    assert told(translation) == {}
    assert "alert(1)" not in html
    assert "4 " in html


def test_without_a_service_there_is_no_button_and_no_address(
    client: Client, dilek: User, translation: Translation
) -> None:
    client.force_login(dilek)
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])

    assert url_of(translation) not in client.get(edit).content.decode()
    assert client.post(url_of(translation), follow=True).status_code == 404


def test_with_a_service_there_is_a_button(
    client: Client, dilek: User, translation: Translation, service: StandIn
) -> None:
    client.force_login(dilek)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])).content.decode()

    assert url_of(translation) in html
    assert service.asked == []


@pytest.mark.parametrize("role", ["anna", "franka", "gregor"])
def test_only_who_edits_and_translates_sends_anything(
    client: Client, request: pytest.FixtureRequest, translation: Translation, service: StandIn, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))

    response = client.post(url_of(translation))

    assert response.status_code in (302, 403)
    assert (told(translation), service.asked) == ({}, [])


def test_a_link_sends_nothing_and_a_foreign_form_neither(
    dilek: User, translation: Translation, service: StandIn
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(dilek)

    assert strict.get(url_of(translation)).status_code == 405
    assert strict.post(url_of(translation)).status_code == 403
    assert service.asked == []


def test_changes_carried_over_get_drafts_and_are_not_published_at_once(
    client: Client, dilek: User, german: Any, translation: Translation, service: StandIn
) -> None:
    german.lead = "Was soll hier blühen?"
    german.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(german)
    client.force_login(dilek)

    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    html = client.post(url, {"publish_translations": "on", "use_machine_translation": "on"}, follow=True)

    assert told(translation)["Was soll hier blühen?"] == "[Was soll hier blühen?]"
    assert not translation.get_target_instance().live
    assert said("Nothing was published: please read the drafts first.") in html.content.decode()


def test_leichte_sprache_is_never_translated_like_this(german: Any, service: StandIn) -> None:
    german_locale, easy = (Locale.objects.get(language_code=code) for code in ("de", "de-simple"))

    assert not get_machine_translator().can_translate(german_locale, easy)


def test_the_editor_of_translations_speaks_the_offices_words(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    words = client.get(reverse("wagtail_localize:javascript_catalog")).content.decode()

    # One of ours, and one that stays as wagtail-localize says it.
    assert f'"Download PO file": "{said("Download PO file")}"' in words
    assert '"Edit": "Bearbeiten"' in words
    assert said("Download PO file") == "Datei herunterladen (PO)"
