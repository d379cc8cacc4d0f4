"""Pictures, tables, files and videos in the body of a page."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from content.models import SiteFacts
from tests.content.bodies import block, every_block, items, make_document, make_image, make_page_with, table
from tests.pages.pages import root_site

pytestmark = [pytest.mark.django_db, pytest.mark.checks("blocks"), pytest.mark.once]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(**fields: Any) -> tuple[str, dict[str, Any]]:
    image = {"image": make_image().pk, "alt_text": "Eine Bank", "decorative": False}
    return ("picture", {"image": image, "caption": "", "crop": "", **fields})


def show(client: Client, *values: tuple[str, Any]) -> str:
    make_page_with(*values)
    return client.get("/de/seite/").content.decode()


def mistakes(kind: str, value: dict[str, Any]) -> set[str]:
    """The fields of a block that are refused."""
    try:
        block(kind).clean(block(kind).to_python(value))
    except ValidationError as error:
        return set(error.block_errors)  # type: ignore[attr-defined]  # A StructBlock's own kind of error.
    return set()


def test_pictures_on_the_first_screen_come_at_once_and_the_others_when_one_scrolls_to_them(client: Client):
    html = show(client, picture(), ("text", "<p>Text</p>"), picture(), picture())

    assert re.findall(r'loading="(\w+)"', html) == ["eager", "lazy", "lazy"]


def test_a_picture_keeps_its_room_before_it_is_there(client: Client):
    html = show(client, picture())

    img = re.findall("<img[^>]*>", html)[0]
    assert (re.findall(r' width="(\d+)"', img), re.findall(r' height="(\d+)"', img)) == (["960"], ["720"])
    assert 'type="image/webp"' in html
    assert "480w" in html
    assert "960w" in html


def test_a_broad_strip_keeps_what_matters_most(client: Client):
    value = picture(crop="wide")
    image = make_image(focal_point_x=1100, focal_point_y=850, focal_point_width=100, focal_point_height=100)
    value[1]["image"]["image"] = image.pk

    show(client, value)

    strips = image.renditions.filter(filter_spec__contains="fill-960x540")
    assert {(strip.width, strip.height, bool(strip.focal_point_key)) for strip in strips} == {(960, 540, True)}


def test_a_file_says_its_type_size_and_language_before_one_opens_it(client: Client):
    file = {"document": make_document().pk, "title": "The plan", "text": "", "language": "en"}

    html = show(client, ("downloads", {"files": items(file)}))

    link = re.search(r"<a [^>]*download[^>]*>The plan</a>\s*<span[^>]*>(.*?)</span>\)", html, re.DOTALL)
    assert link
    assert 'hreflang="en"' in link[0]
    assert [word in link[1] for word in ("PDF", "2,0", '<span lang="en">English')] == [True, True, True]


@pytest.mark.parametrize(("headers", "columns", "rows"), [("columns", 2, 0), ("rows", 0, 2), ("both", 2, 2)])
def test_the_headers_of_a_table_are_marked_as_the_editor_says(client: Client, headers: str, columns: int, rows: int):
    html = show(client, ("table", table(headers)))

    assert (html.count('<th scope="col"'), html.count('<th scope="row"')) == (columns, rows)
    assert html.count("<caption><span>Bänke in den Bezirken</span></caption>") == 1


def test_a_wide_table_is_scrolled_with_the_keyboard(client: Client):
    html = show(client, ("table", table()))

    assert 'class="table-scroll" tabindex="0" role="region" aria-label="Bänke in den Bezirken"' in html


COLUMNS = [{"type": "text", "heading": ""}, {"type": "text", "heading": "Anzahl"}]


@pytest.mark.parametrize(
    ("value", "is_refused"),
    [
        (table("both"), False),
        (table("both", columns=COLUMNS), False),
        (table("columns", columns=COLUMNS), True),
        (table("rows", columns=COLUMNS), False),
        (table("both", caption=" "), True),
        (table("both", rows=[]), True),
        (table("rows", rows=[{"values": ["", "1"]}]), True),
        (table("columns", rows=[{"values": ["", "1"]}]), False),
    ],
)
def test_a_table_without_headers_or_a_name_is_refused(value: dict[str, Any], is_refused: bool):
    assert mistakes("table", value) == ({"table"} if is_refused else set())


def video(**fields: Any) -> dict[str, Any]:
    return {**dict(every_block())["video"], **fields}  # type: ignore[dict-item]  # A video's value is a dict.


def test_a_video_loads_when_somebody_starts_it_and_has_captions_and_its_text(client: Client):
    html = show(client, ("video", video()))

    assert re.findall(r"<video [^>]*>", html) == [
        re.search(r'<video controls preload="none" playsinline width="960" height="540" poster="[^"]+" '
                  r'aria-label="Der Film">', html)[0]  # type: ignore[index]
    ]  # fmt: skip
    assert '<track kind="captions"' in html
    assert "Text ohne Verweis." in html.split("<details>")[1]
    assert "2:05" in html


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, set()),
        ({"captions": None}, {"captions"}),
        ({"transcript": "<p></p>"}, {"transcript"}),
        ({"captions": None, "transcript": "", "has_speech": False}, set()),
        ({"length": "two minutes"}, {"length"}),
        ({"title": ""}, {"title"}),
        ({"poster": None}, {"poster"}),
    ],
)
def test_a_video_in_which_somebody_speaks_needs_captions_and_its_text(fields: dict[str, Any], refused: set[str]):
    assert mistakes("video", video(**fields)) == refused


@pytest.mark.parametrize(("field", "name"), [("video", "plan.pdf"), ("captions", "plan.pdf")])
def test_files_of_another_kind_are_no_videos_and_no_captions(field: str, name: str):
    assert mistakes("video", video(**{field: make_document(name).pk})) == {field}


def test_sign_language_comes_first_wherever_the_editor_put_it(client: Client):
    html = show(client, *every_block())

    body = html[html.index('class="prose stack"') :]
    assert body.index("video--sign") < body.index("Eine Überschrift") < body.index('aria-label="Der Film"')
    assert 'hreflang="gsg"' in body


def test_whoever_finds_nothing_that_fits_gets_phone_and_address(client: Client):
    SiteFacts.objects.create(site=root_site(), phone="0202 1234", address="Am Markt 1\n42103 Stadt")

    html = show(client, ("nowhere", {"text": ""}))

    section = html[html.index("nowhere") : html.index('id="hilfe"')]
    assert 'href="tel:02021234"' in section
    assert "Am Markt 1<br>42103 Stadt" in section


def test_videos_come_from_here_only(client: Client):
    assert "media-src 'self'" in client.get("/de/").headers["Content-Security-Policy"]
