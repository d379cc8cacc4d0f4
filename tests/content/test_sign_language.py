"""Videos in German Sign Language: what the law asks of them, and where pages lead that have none."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from content.models import SiteFacts
from content.uploads.measures import film_in
from home.models import AccessibilityPage, HomePage, StandardPage, WaysPage
from tests.content.bodies import block, make_document, make_image, make_page_with
from tests.home.accessibility.statements import FACTS
from tests.pages.pages import make_consultation_page, make_page, root_site

pytestmark = [pytest.mark.django_db, pytest.mark.checks("blocks"), pytest.mark.once]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def box(kind: bytes, *content: bytes) -> bytes:
    inner = b"".join(content)
    return struct.pack(">I4s", len(inner) + 8, kind) + inner


def mp4(width: int = 640, height: int = 480, frames: int = 25, seconds: int = 125, *, is_last: bool = False) -> bytes:
    """An MP4 without pictures, but with the tables that say how they are; the tables of sound come first."""
    header = bytes(12) + struct.pack(">II", 1000, seconds * 1000)
    sides = bytes(76) + struct.pack(">II", width << 16, height << 16)
    times = struct.pack(">III", 0, 1, frames * seconds) + struct.pack(">I", 1000 // frames)
    picture = box(b"mdia", box(b"mdhd", header), handler(b"vide"), box(b"minf", box(b"stbl", box(b"stts", times))))
    sound = box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"mdhd", header), handler(b"soun")))
    tables = box(b"moov", box(b"mvhd", bytes(100)), sound, box(b"trak", box(b"tkhd", sides), picture))
    start, data = box(b"ftyp", b"isom" + bytes(12)), box(b"mdat", bytes(500))
    return start + (data + tables if is_last else tables + data)


def element(kind: str, content: bytes | int, *, size: bytes = b"") -> bytes:
    """A part of a WebM; a number as briefly as it goes."""
    inner = content if isinstance(content, bytes) else content.to_bytes(4)
    return bytes.fromhex(kind) + (size or (len(inner) | 1 << 28).to_bytes(4)) + inner


def webm(width: int = 640, height: int = 480, frames: int = 25, milliseconds: float | None = 125_000.0) -> bytes:
    """A WebM without pictures, as it is written while one records: nobody knows yet how long it will be."""
    length = b"" if milliseconds is None else element("4489", struct.pack(">d", milliseconds))
    info = element("1549a966", element("2ad7b1", 1_000_000) + length)
    sound = element("ae", element("23e383", 10_000_000) + element("e1", element("9f", 2)))
    picture = element("e0", element("b0", width) + element("ba", height))
    tracks = element("1654ae6b", sound + element("ae", element("23e383", 1_000_000_000 // frames) + picture))
    segment = element("18538067", info + tracks + element("1f43b675", bytes(99)), size=b"\x01" + b"\xff" * 7)
    return element("1a45dfa3", b"\x42\x82\x84webm") + segment


def handler(kind: bytes) -> bytes:
    return box(b"hdlr", bytes(8), kind, bytes(12))


def video(content: bytes | None = None, name: str = "dgs.mp4", **fields: Any) -> dict[str, Any]:
    document = make_document(name, mp4() if content is None else content)
    return {"video": document.pk, "title": "In Gebärden", "length": "2:05", "poster": make_image().pk, **fields}


def mistakes(value: dict[str, Any]) -> set[str]:
    try:
        block("sign_language").clean(block("sign_language").to_python(value))
    except ValidationError as error:
        return set(error.block_errors)  # type: ignore[attr-defined]  # A StructBlock's own kind of error.
    return set()


@pytest.mark.parametrize("is_last", [False, True])
def test_an_mp4_says_its_size_length_and_pictures_a_second(is_last: bool):
    film = film_in(BytesIO(mp4(is_last=is_last)))

    assert film
    assert (film.width, film.height, film.length, film.frames_per_second) == (640, 480, "2:05", 25)


def test_a_webm_says_the_same():
    film = film_in(BytesIO(webm()))

    assert film
    assert (film.width, film.height, film.length, film.frames_per_second) == (640, 480, "2:05", 25)


@pytest.mark.parametrize("milliseconds", [None, float("nan"), float("inf"), -5.0, 1e300])
def test_of_a_webm_without_a_length_the_rest_is_known(milliseconds: float | None):
    film = film_in(BytesIO(webm(milliseconds=milliseconds)))

    assert film
    assert (film.width, film.seconds) == (640, 0)


def nested(depth: int) -> bytes:
    content = b""
    for _level in range(depth):
        content = box(b"mdia", content)
    return content


@pytest.mark.parametrize(
    "broken",
    [
        box(b"moov", box(b"trak", handler(b"vide"))),
        box(b"moov", box(b"trak", handler(b"vide"), box(b"tkhd", bytes(84)))),
        struct.pack(">I4sQ", 1, b"mdat", 2**64 - 1),
        box(b"moov", box(b"trak", nested(3000))),
    ],
    ids=["no sides", "no length", "larger than any file", "boxes without end"],
)
def test_a_broken_film_never_costs_the_editor_the_page(broken: bytes):
    assert film_in(BytesIO(box(b"ftyp", b"isom" + bytes(12)) + broken)) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * 999, mp4()[:90], mp4()[:-520], box(b"moov", b"\xff" * 99), webm()[:90], webm()[:4] + bytes(99)],
)
def test_of_what_is_no_whole_film_nothing_is_known(content: bytes):
    assert film_in(BytesIO(content)) is None


@pytest.mark.parametrize(
    ("content", "fields", "refused"),
    [
        (mp4(), {}, set()),
        (mp4(320, 240), {}, set()),
        (mp4(240, 320), {}, set()),
        (mp4(319, 240), {}, {"video"}),
        (mp4(640, 200), {}, {"video"}),
        (mp4(frames=20), {}, {"video"}),
        (mp4(), {"length": "2:06"}, set()),
        (mp4(), {"length": "5:02"}, {"length"}),
        (b"x" * 999, {}, set()),
        (webm(), {}, set()),
        (webm(319, 240), {}, {"video"}),
        (webm(frames=20), {}, {"video"}),
        (webm(), {"length": "5:02"}, {"length"}),
        (webm(milliseconds=None), {"length": "5:02"}, set()),
    ],
)
def test_signs_that_nobody_could_read_are_refused(content: bytes, fields: dict[str, str], refused: set[str]):
    assert mistakes(video(content, **fields)) == refused


def test_captions_are_a_vtt_file():
    assert mistakes(video(captions=make_document("plan.pdf").pk)) == {"captions"}
    assert mistakes(video(captions=make_document("dgs.vtt").pk)) == set()


def test_a_video_shows_all_that_the_law_lists(client: Client):
    value = video(captions=make_document("dgs.vtt").pk, transcript="<p>Was gebärdet wird.</p>")
    make_page_with(("sign_language", value))

    shown = BeautifulSoup(client.get("/de/seite/").content, "html.parser").select_one(".video--sign")

    assert shown
    download = shown.select_one("a[download]")
    assert download
    assert [word in shown.get_text(" ") for word in ("2:05", "MP4", "KB", "Deutsche Gebärdensprache")] == [True] * 4
    assert [(each["kind"], each["srclang"]) for each in shown.select("track")] == [("captions", "de")]
    assert "Was gebärdet wird." in shown.select("details")[0].get_text()
    assert shown.select("h2 svg")


def choose_page_in_sign_language() -> None:
    page = make_page(kind=StandardPage, title="Gebärdensprache", slug="gebaerdensprache")
    facts = SiteFacts.for_site(root_site())
    facts.sign_language = page
    facts.save()


def test_a_consultation_without_a_video_leads_to_what_there_is(client: Client):
    page = make_consultation_page(title="Bänke", slug="baenke")

    before = client.get(page.url).content.decode()
    choose_page_in_sign_language()
    after = client.get(page.url).content.decode()

    assert ["Gebärdensprache" in main_of(html) for html in (before, after)] == [False, True]
    assert 'href="/de/gebaerdensprache/"' in main_of(after)


@pytest.mark.parametrize("kind", [AccessibilityPage, WaysPage])
def test_help_and_statement_say_where_a_video_is_and_where_none_is(client: Client, kind: type[Page]):
    page = make_page(kind=kind, slug="seite", **(FACTS if kind is AccessibilityPage else {}))
    choose_page_in_sign_language()

    without = main_of(client.get("/de/seite/").content.decode())
    page.body = page.body.stream_block.to_python([{"type": "sign_language", "id": "b-1", "value": video()}])
    page.save()
    shown = main_of(client.get("/de/seite/").content.decode())

    there_is_none = "Ein Video in Deutscher Gebärdensprache gibt es dazu noch nicht."
    assert [there_is_none in html for html in (without, shown)] == [True, False]
    assert ["video--sign" in html for html in (without, shown)] == [False, True]


def test_where_there_is_nothing_in_sign_language_the_statement_says_so(client: Client):
    make_page(kind=AccessibilityPage, slug="seite", **FACTS)

    assert "Ein Video in Deutscher Gebärdensprache gibt es noch nicht." in client.get("/de/seite/").content.decode()


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_a_consultation_with_a_video_says_nothing_of_others(client: Client):
    choose_page_in_sign_language()
    page = make_consultation_page(title="Bänke", slug="baenke")
    page.body = page.body.stream_block.to_python([{"type": "sign_language", "id": "b-1", "value": video()}])
    page.save()

    html = main_of(client.get(page.url).content.decode())

    assert "video--sign" in html
    assert 'href="/de/gebaerdensprache/"' not in html


def test_the_video_of_the_start_page_is_one_link_away(client: Client):
    home = HomePage.objects.get(locale__language_code="de")
    home.body = home.body.stream_block.to_python([{"type": "sign_language", "id": "b-1", "value": video()}])
    home.save()

    start = BeautifulSoup(client.get("/de/").content, "html.parser")

    assert [door["href"] for door in start.select(".door")] == ["/de-simple/", "#gebaerdensprache"]
    assert start.select("#gebaerdensprache .video--sign")
