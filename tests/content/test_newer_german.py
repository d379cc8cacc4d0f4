"""A version knows which German words it says, and its readers learn when there are newer ones."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.texts.models import PublishedText, TextState
from content.texts.passages import passages_of
from content.texts.services import bring_up_to_date
from tests.pages.pages import make_page, translate

pytestmark = pytest.mark.django_db

LINE = "The German text is newer"


@pytest.fixture
def german() -> Any:
    return make_page(slug="regeln", title="Regeln", lead="Bleiben Sie freundlich.")


@pytest.fixture
def english(german: Any) -> Any:
    return translate(german, "en", slug="rules", title="Rules", lead="Stay friendly.")


def change(page: Page, **fields: Any) -> Any:
    """An editor opens the last draft, writes and publishes."""
    draft: Any = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return draft


def reads_of_newer(client: Client, path: str = "/en/rules/") -> bool:
    return LINE in client.get(path).content.decode()


def test_a_version_that_was_just_made_says_what_the_german_page_says(client: Client, english: Page):
    assert not reads_of_newer(client)


def test_readers_of_a_version_learn_that_the_german_text_has_changed_and_find_it(
    client: Client, german: Page, english: Page
):
    change(german, lead="Bleiben Sie immer freundlich.")

    html = client.get("/en/rules/").content.decode()

    assert LINE in html
    assert '<a href="/de/regeln/" hreflang="de">Read the German page</a>' in html
    assert not reads_of_newer(client, "/de/regeln/")


def test_a_page_that_stands_in_is_never_older_than_itself(client: Client, german: Page, english: Page):
    change(german, lead="Bleiben Sie immer freundlich.")

    assert not reads_of_newer(client, "/de-simple/regeln/")


@pytest.mark.parametrize(
    "fields", [{"slug": "hausregeln"}, {"seo_title": "Die Regeln"}, {"search_description": "Was hier gilt."}]
)
def test_settings_of_the_german_page_are_no_words(client: Client, german: Page, english: Page, fields: dict[str, str]):
    change(german, **fields)

    assert not reads_of_newer(client)


def test_a_draft_changes_nothing_for_readers(client: Client, german: Any, english: Page):
    german.lead = "Bleiben Sie immer freundlich."
    german.save_revision()

    assert not reads_of_newer(client)


def test_who_takes_a_change_back_makes_the_version_fit_again(client: Client, german: Any, english: Page):
    change(german, lead="Bleiben Sie immer freundlich.")
    change(german, lead="Bleiben Sie freundlich.")

    assert not reads_of_newer(client)


def test_a_change_in_the_version_itself_does_not_make_it_fit(client: Client, german: Any, english: Any):
    change(german, lead="Bleiben Sie immer freundlich.")
    change(english, lead="Stay friendly, please.")

    assert reads_of_newer(client)


def test_words_in_blocks_count_by_paragraphs(german: Any):
    german.body = [("text", "<p>Eins.</p><p>Zwei.</p>"), ("heading", {"text": "Drei", "level": "2"})]

    assert passages_of(german) == ["Regeln", "Bleiben Sie freundlich.", "Eins.", "Zwei.", "Drei"]


def test_a_version_made_before_the_german_page_was_public_says_its_first_words(client: Client):
    german = make_page(slug="regeln", lead="Bleiben Sie freundlich.", live=False)
    translate(german, "en", slug="rules")

    change(german)
    first = reads_of_newer(client)
    change(german, lead="Bleiben Sie immer freundlich.")

    assert (first, reads_of_newer(client)) == (False, True)


def test_a_complete_translation_fits_as_soon_as_it_is_published(
    german: Any, django_capture_on_commit_callbacks: Any
) -> None:
    locale = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.get_or_create_from_instance(german)
    translation = Translation.objects.create(source=source, target_locale=locale)
    with django_capture_on_commit_callbacks(execute=True):
        say(translation, "Stay friendly.")
    change(german, lead="Bleiben Sie immer freundlich.")
    source.update_from_db()
    leading = TextState.objects.get(page=german)
    own = TextState.objects.get(page__locale=locale, page__translation_key=german.translation_key)
    was_older = own.is_older_than(leading)

    with django_capture_on_commit_callbacks(execute=True):
        say(translation, "Always stay friendly.")
    own.refresh_from_db()

    assert (was_older, own.is_older_than(leading)) == (True, False)


def test_what_an_editor_says_of_a_translation_holds_when_its_page_is_saved_again(
    german: Any, django_capture_on_commit_callbacks: Any
) -> None:
    locale = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.get_or_create_from_instance(german)
    with django_capture_on_commit_callbacks(execute=True):
        say(Translation.objects.create(source=source, target_locale=locale), "Stay friendly.")
    change(german, lead="Bleiben Sie stets freundlich.")
    leading = TextState.objects.get(page=german)
    english = type(german).objects.get(locale=locale, translation_key=german.translation_key)
    was_older = english.text_state.is_older_than(leading)

    bring_up_to_date(page=english, german=leading)
    english.save()

    assert (was_older, TextState.objects.get(page=english).is_older_than(leading)) == (True, False)


def kept(page: Page) -> list[str]:
    return [each.passages[1] for each in PublishedText.objects.filter(page=page.pk).order_by("pk")]


def test_a_name_that_was_taken_out_is_forgotten_as_soon_as_all_versions_follow(german: Any, english: Any) -> None:
    change(german, lead="Fragen Sie Frau Meier.")
    change(german, lead="Fragen Sie das Team.")
    # The English page still says the words of the beginning; nobody says those with the name.
    before = kept(german)

    bring_up_to_date(page=english, german=TextState.objects.get(page=german))

    assert before == ["Bleiben Sie freundlich.", "Fragen Sie das Team."]
    assert kept(german) == ["Fragen Sie das Team."]


def test_a_version_that_is_deleted_keeps_no_former_text(german: Any, english: Any) -> None:
    change(german, lead="Fragen Sie das Team.")

    english.delete()

    assert kept(german) == ["Fragen Sie das Team."]


def say(translation: Translation, words: str) -> None:
    """Translate whatever is not yet translated, and publish."""
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": words if segment.context.path != "slug" else "rules"},
        )
    translation.save_target(publish=True)


def test_what_readers_learn_takes_no_further_query(client: Client, german: Page, english: Page):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/rules/")
        return len(captured)

    client.get("/en/rules/")
    before = queries()
    change(german, lead="Bleiben Sie immer freundlich.")
    client.get("/en/")

    assert queries() == before


def test_a_page_that_is_deleted_takes_its_words_with_it(german: Page, english: Page):
    german.delete()

    left = TextState.objects.filter(page__translation_key=german.translation_key)
    assert [state.page_id for state in left] == [english.pk]
