"""Links in editors' text, and hostile text in blocks."""

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from wagtail.rich_text import expand_db_html

from content.rich_text import with_room_for_links
from tests.pages.pages import make_page, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def link_to(*pages) -> str:
    return " ".join(f'<a linktype="page" id="{page.pk}">dort</a>' for page in pages)


def test_a_link_leads_to_the_readers_version_of_the_page():
    page = make_page(slug="impressum")
    translate(page, "en", slug="imprint")

    with override("en"):
        english = expand_db_html(link_to(page))
    with override("de"):
        german = expand_db_html(link_to(page))

    assert (english, german) == ('<a href="/en/imprint/">dort</a>', '<a href="/de/impressum/">dort</a>')


@pytest.mark.parametrize("number", [1, 30])
def test_any_number_of_links_takes_one_query(number: int, django_assert_num_queries: DjangoAssertNumQueries):
    pages = [make_page() for _each in range(number)]
    for page in pages[::2]:
        translate(page, "en")

    with override("en"):
        expand_db_html(link_to(pages[0]))
        with django_assert_num_queries(1):
            expand_db_html(link_to(*pages))


def test_a_link_that_is_a_paragraph_is_easy_to_hit_and_one_in_a_sentence_stays():
    alone, within = '<p data-block-key="1"><a href="/b/">Mehr</a></p>', '<p>Mehr <a href="/b/">hier</a></p>'

    assert with_room_for_links(alone + within) == alone.replace("<p", '<p class="links"') + within


def test_a_link_to_a_page_that_is_not_public_is_plain_words():
    draft = make_page(live=False)

    assert expand_db_html(link_to(draft)) == "<a>dort</a>"


@pytest.mark.parametrize("number", ["", "0", "999999", "1 or 1=1", "²"])
def test_a_broken_link_is_plain_words(number: str):
    assert expand_db_html(f'<a linktype="page" id="{number}">dort</a>') == "<a>dort</a>"


BLOCKS = [
    ("heading", {"text": HOSTILE, "level": "2"}),
    ("facts", {"facts": [{"id": "1", "type": "item", "value": {"term": HOSTILE, "description": HOSTILE}}]}),
    ("steps", {"steps": [{"id": "1", "type": "item", "value": {"title": HOSTILE, "text": "<p>gut</p>"}}]}),
    ("quote", {"text": HOSTILE, "person": HOSTILE, "language": "en"}),
    ("accordion", {"questions": [{"id": "1", "type": "item", "value": {"title": HOSTILE, "text": "<p>gut</p>"}}]}),
    ("call_to_action", {"text": HOSTILE, "label": HOSTILE, "page": None, "url": "https://example.org/"}),
    ("contact", {"name": HOSTILE, "role": HOSTILE, "phone": HOSTILE, "email": "a@example.org"}),
]


@pytest.mark.parametrize(("kind", "value"), BLOCKS, ids=[kind for kind, _value in BLOCKS])
def test_hostile_text_in_a_block_is_shown_as_text(client: Client, kind: str, value: dict):
    page = make_page(slug="seite", title=HOSTILE, lead=HOSTILE, search_description=HOSTILE)
    page.body = [(kind, page.body.stream_block.child_blocks[kind].to_python(value))]
    page.save()

    html = client.get("/de/seite/").content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert html.count("&lt;script&gt;alert(1)") >= 4


def test_there_is_no_block_for_raw_html():
    names = set(make_page().body.stream_block.child_blocks)

    assert names == {
        "accordion", "call_to_action", "contact", "downloads", "facts", "heading", "listing", "nowhere", "picture",
        "quote", "recording", "sign_language", "steps", "table", "text", "video",
    }  # fmt: skip


def test_a_foreign_quote_says_its_language(client: Client):
    page = make_page(slug="seite")
    quote = page.body.stream_block.child_blocks["quote"]
    page.body = [("quote", quote.to_python({"text": "Bonjour", "person": "", "language": "tr"}))]
    page.save()

    assert '<blockquote lang="tr">' in client.get("/de/seite/").content.decode()
