"""What holds for each kind of block: previews for editors, texts for translators, links in one query."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.blocks import BodyBlock
from content.links import looked_up_once
from content.versions import addresses_by_id
from tests.content.bodies import every_block, make_page_with, table
from tests.pages.pages import make_admin, make_page, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WITH_LINKS = ("text", "steps", "accordion", "call_to_action")

KINDS = list(BodyBlock().child_blocks)


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_page_to_test_with_has_every_block():
    assert {kind for kind, _value in every_block()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_editors_see_what_a_block_looks_like_before_they_take_it(client: Client, kind: str):
    kind_of_block = BodyBlock().child_blocks[kind]
    client.force_login(make_admin())

    response = client.get("/verwaltung/block-preview/", {"id": kind_of_block.definition_prefix})

    main = re.search("<main.*</main>", response.content.decode(), re.DOTALL)
    assert (response.status_code, kind_of_block.is_previewable) == (200, True)
    assert main
    assert len(re.sub(r"<[^>]*>|\s", "", main[0])) > 10
    assert kind_of_block.get_description()


@pytest.mark.parametrize("kind", KINDS)
def test_a_block_has_an_icon_a_name_and_a_group(kind: str):
    meta = BodyBlock().child_blocks[kind].meta

    assert (bool(meta.icon), bool(meta.group), meta.icon == "placeholder") == (True, True, False)


def test_every_block_is_shown_without_a_script_or_a_style(client: Client):
    make_page_with(*every_block())

    html = client.get("/de/seite/").content.decode()

    main = html[html.index("<main") : html.index("</main>")]
    assert re.findall(r"<script|<style| style=| on\w+=|<iframe|<object|<embed", main) == []
    assert html.count("<h1") == 1


def test_all_links_of_a_body_take_one_query_however_deep_they_stand(django_assert_num_queries: DjangoAssertNumQueries):
    target = make_page(slug="ziel")
    one = make_page_with(*every_block(target.pk)).body
    many = make_page_with(*(every_block(target.pk) * 3), slug="andere").body
    # Wagtail remembers from now on where the site begins.
    addresses_by_id([target.pk])

    for body in (one, many):
        list(body)
        with django_assert_num_queries(1), looked_up_once(body):
            html = "".join(block.render({}) for block in body if block.block_type in WITH_LINKS)
        assert html.count('href="/de/ziel/"') in (4, 12)


def test_links_in_nested_texts_lead_to_the_readers_version(client: Client):
    target = make_page(slug="ziel")
    translate(target, "en", slug="aim")
    make_page_with(*every_block(target.pk))

    html = client.get("/en/seite/").content.decode()

    assert (html.count('href="/en/aim/"'), html.count('href="/de/ziel/"')) == (5, 0)


def test_a_link_to_a_draft_is_plain_words_wherever_it_stands(client: Client):
    draft = make_page(slug="entwurf", live=False)
    make_page_with(*every_block(draft.pk))

    assert "/entwurf/" not in client.get("/de/seite/").content.decode()


def test_a_search_finds_the_words_of_every_block():
    words = make_page_with(*every_block()).text_to_search()

    assert {text for text in TEXTS_OF_EVERY_BLOCK if text not in words} == set()


def segments_of(page: Any) -> dict[str, str]:
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    return {
        segment.context.path: segment.string.data
        for segment in source.stringsegment_set.select_related("context", "string")
    }


TEXTS_OF_EVERY_BLOCK = {
    "Eine Überschrift", "Wo", "Am Markt", "Erstens", "Bänke in den Bezirken", "Bezirk", "Anzahl", "Barmen", "Ronsdorf",
    "Ich brauche eine Bank.", "Anna", "Wer darf?", "Eine Bank", "Frühling", "Der Film", "In Gebärden", "Plan", "Jetzt",
    "Los", "Clara", "hilft", "0202 1", "Rufen Sie an.", "Text ohne Verweis.",
}  # fmt: skip


def test_translators_get_every_text_of_every_block():
    page = make_page_with(*every_block(), title="Seite")

    found = {text for path, text in segments_of(page).items() if path.startswith("body.")}

    assert found == TEXTS_OF_EVERY_BLOCK


def test_a_page_with_empty_texts_can_be_handed_to_translators():
    empty = [(kind, BodyBlock().child_blocks[kind].get_default()) for kind in KINDS if kind != "text"]
    page = make_page(slug="leer")
    page.body = [(kind, value) for kind, value in empty]
    page.save()
    page.refresh_from_db()

    assert [path for path in segments_of(page) if path.startswith("body.")] == []


def test_translations_of_every_block_appear_in_the_other_version(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    page = make_page_with(*every_block(), title="Seite")
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    for segment in source.stringsegment_set.select_related("context", "string"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=english,
            defaults={"data": f"EN-{segment.string.data}", "translation_type": "manual"},
        )
    with django_capture_on_commit_callbacks(execute=True):
        source.create_or_update_translation(english, publish=True)
    html = client.get(page.get_translation(english).url).content.decode()

    missing = {text for text in TEXTS_OF_EVERY_BLOCK - {"Eine Bank"} if f"EN-{text}" not in html}
    assert missing == set()


def test_a_new_row_leaves_the_translations_of_the_other_cells_where_they_are():
    page = make_page_with(("table", table()))
    before = segments_of(page)
    rows = [{"values": ["Cronenberg", "3"]}, {"values": ["Barmen", "12"]}, {"values": ["Ronsdorf", "7"]}]
    page.body = page.body.stream_block.to_python([{"type": "table", "id": "b-0", "value": table(rows=rows)}])
    page.save()

    after = segments_of(page)

    assert {path: after.get(path) for path in before} == before
    assert set(after.values()) - set(before.values()) == {"Cronenberg"}


def test_the_editor_for_translators_opens_a_page_with_every_block(client: Client):
    page = make_page_with(*every_block(), title="Seite")
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english)
    source.create_or_update_translation(english, publish=False, fallback=True)
    client.force_login(make_admin())

    response = client.get(f"/verwaltung/pages/{page.get_translation(english).pk}/edit/")

    assert response.status_code == 200
    assert "Ronsdorf" in response.content.decode()


def test_the_editor_opens_a_page_with_every_block(client: Client):
    page = make_page_with(*every_block(), title="Seite")
    client.force_login(make_admin())

    assert client.get(f"/verwaltung/pages/{page.pk}/edit/").status_code == 200
