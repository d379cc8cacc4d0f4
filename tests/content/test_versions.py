"""Language versions: the switch, the missing version, Leichte Sprache that is never synced."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from content.versions import address_of, in_version, page_versions
from tests.factories import locale
from tests.pages.pages import home, make_admin, make_page, translate

pytestmark = pytest.mark.django_db


def test_each_version_has_its_own_home_page(client: Client):
    titles = [client.get(f"/{code}/").context["page"].title for code in ("de", "de-simple", "en")]

    assert titles == ["Mitreden in Wuppertal", "Mitreden in Wuppertal", "Have your say in Wuppertal"]


def test_a_page_that_a_version_lacks_is_shown_in_german_with_the_interface_of_that_version(client: Client):
    page = make_page(title="Impressum", slug="impressum")

    response = client.get("/en/impressum/")

    html = response.content.decode()
    assert response.status_code == 200
    assert response.context["page"].pk == page.pk
    assert '<html lang="en"' in html
    assert '<main id="inhalt" tabindex="-1" lang="de">' in html
    assert "You are reading the German page." in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{settings.BASE_URL}{page.url}">' in html


def test_a_page_in_its_own_version_is_neither_marked_nor_hidden_from_search_engines(client: Client):
    make_page(slug="impressum")

    html = client.get("/de/impressum/").content.decode()

    assert "noindex" not in html
    assert '<main id="inhalt" tabindex="-1">' in html


def test_the_german_address_leads_to_the_translation_where_there_is_one(client: Client):
    page = make_page(slug="impressum")
    translate(page, "en", slug="imprint")

    response = client.get("/en/impressum/")

    assert (response.status_code, response.url) == (302, "/en/imprint/")


def test_the_words_around_texts_in_leichte_sprache_call_themselves_a_draft(client: Client) -> None:
    words = "The words around the texts are a draft in Leichte Sprache. Nobody has checked them yet."

    said = []
    for code in ("de", "de-simple", "en"):
        with override(code):
            # In Leichte Sprache each sentence has its own line.
            said.append(gettext(words) in client.get(f"/{code}/").content.decode().replace(" <br>", " "))

    assert said == [False, True, False]


@pytest.mark.parametrize("code", ["de", "de-simple", "en"])
def test_a_draft_is_shown_by_no_version(client: Client, code: str):
    make_page(slug="geheim", live=False)

    assert client.get(f"/{code}/geheim/").status_code == 404


def test_a_draft_translation_does_not_replace_the_german_page(client: Client):
    page = make_page(title="Impressum", slug="impressum")
    translate(page, "en", slug="imprint", live=False)

    shown = client.get("/en/impressum/").context["page"]
    draft = client.get("/en/imprint/")

    assert (shown.pk, draft.status_code) == (page.pk, 404)


def test_a_page_that_exists_only_in_english_is_nowhere_else(client: Client):
    make_page(home("en"), slug="only-here")

    assert [client.get(f"/{code}/only-here/").status_code for code in ("en", "de", "de-simple")] == [200, 404, 404]


def test_the_switch_names_every_version_and_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries):
    page = make_page(slug="impressum")
    translate(page, "en", slug="imprint")
    page_versions(page)

    with override("de-simple"), django_assert_num_queries(1):
        versions = page_versions(page)

    assert [(each.code, each.name, each.url, each.is_current, each.exists) for each in versions] == [
        ("de", "Deutsch", "/de/impressum/", False, True),
        ("de-simple", "Leichte Sprache", "/de-simple/impressum/", True, False),
        ("en", "English", "/en/imprint/", False, True),
        ("ar", "العربيّة", "/ar/impressum/", False, False),
        ("tr", "Türkçe", "/tr/impressum/", False, False),
    ]


def test_search_engines_are_offered_the_versions_that_exist_but_not_leichte_sprache(client: Client):
    page = make_page(slug="impressum")
    translate(page, "en", slug="imprint")
    translate(page, "de-simple", slug="wer-wir-sind")

    html = client.get("/de/impressum/").content.decode()

    assert [code for code in ("de", "de-simple", "en") if f'rel="alternate" hreflang="{code}"' in html] == ["de", "en"]


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("/de/b/radweg/17/", "en", "/en/b/radweg/17/"),
        ("/de-simple/b/radweg/?seite=2", "de", "/de/b/radweg/?seite=2"),
        ("/de/", "de-simple", "/de-simple/"),
        ("/verwaltung/", "en", "/en/"),
        ("/", "en", "/en/"),
    ],
)
def test_a_plain_view_has_the_same_address_in_every_version(path: str, code: str, expected: str):
    assert in_version(path, code) == expected


def test_a_link_to_a_page_leads_to_the_readers_version_or_to_what_stands_in_for_it():
    page = make_page(slug="impressum")
    translate(page, "en", slug="imprint")

    with override("en"):
        english = address_of(page)
    with override("de-simple"):
        simple = address_of(page)

    assert (english, simple) == ("/en/imprint/", "/de-simple/impressum/")


def test_a_page_in_leichte_sprache_is_never_synced():
    page = make_page(slug="impressum", title="Impressum")

    translate_object(page, [locale("de-simple")])

    translation = Translation.objects.get(target_locale=locale("de-simple"))
    assert translation.enabled is False
    assert page.get_translation(locale("de-simple")).live is False


def test_restarting_the_translation_and_syncing_leaves_the_text_in_leichte_sprache_alone(client: Client):
    page = make_page(slug="impressum", title="Impressum")
    translate_object(page, [locale("de-simple")])
    simple = page.get_translation(locale("de-simple"))
    simple.title, simple.slug = "Wer wir sind", "wer-wir-sind"
    simple.save_revision().publish()
    admin = make_admin()
    client.force_login(admin)

    client.post(f"/verwaltung/pages/{simple.pk}/edit/", {"localize-restart-translation": "1"})
    source = TranslationSource.objects.get_for_instance(page)
    page.title = "Impressum, geändert"
    page.save_revision().publish()
    client.post(f"/verwaltung/localize/update/{source.pk}/", {"publish_translations": "on"})

    simple = Page.objects.get(pk=simple.pk)
    assert (simple.title, simple.slug, simple.live) == ("Wer wir sind", "wer-wir-sind", True)
    assert Translation.objects.get(target_locale=locale("de-simple")).enabled is False


def test_the_editor_of_leichte_sprache_is_not_offered_to_sync_or_to_make_an_alias(client: Client):
    page = make_page(slug="impressum")
    translate_object(page, [locale("de-simple")])
    simple = page.get_translation(locale("de-simple"))
    client.force_login(make_admin())

    html = client.get(f"/verwaltung/pages/{simple.pk}/edit/").content.decode()

    assert "localize-restart-translation" not in html
    assert "localize-convert-to-alias" not in html


def test_translating_below_a_missing_page_makes_a_draft_of_it_and_no_live_alias():
    section = make_page(slug="service", title="Service")
    page = make_page(section, slug="impressum", title="Impressum")

    translate_object(page, [locale("en")])

    parent = section.get_translation(locale("en"))
    assert (parent.live, parent.alias_of_id) == (False, None)
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_no_page_can_be_turned_into_an_alias(client: Client):
    page = make_page(slug="impressum")
    translate_object(page, [locale("en")])
    english = page.get_translation(locale("en"))
    client.force_login(make_admin())

    response = client.post(f"/verwaltung/localize/page/{english.pk}/convert_to_alias/", follow=True)

    assert response.status_code == 404
    assert Page.objects.get(pk=english.pk).alias_of_id is None


def test_a_version_cannot_follow_another_one_as_a_whole_tree():
    names = [component["model"].__name__ for component in get_locale_components()]

    assert "LocaleSynchronization" not in names
