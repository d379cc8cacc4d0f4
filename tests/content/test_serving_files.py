"""Files are downloaded, never opened as a page of the site; players may ask for parts of them."""

from typing import Any

import pytest
from django.test import Client

from tests.content.bodies import make_document

pytestmark = [pytest.mark.django_db, pytest.mark.once]

CONTENT = bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def get(client: Client, name: str = "film.mp4", **headers: str) -> Any:
    return client.get(make_document(name, CONTENT).url, headers=headers)


@pytest.mark.parametrize(
    "name", ["plan.pdf", "lies.txt", "bild.png", "film.mp4", "daten.json", "plan.html", "bild.svg"]
)
def test_no_file_opens_as_a_page_of_the_site(client: Client, name: str):
    response = get(client, name)

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("film.mp4", "video/mp4"),
        ("film.webm", "video/webm"),
        ("seite.mp3", "audio/mpeg"),
        ("seite.m4a", "audio/mp4"),
        ("film.vtt", "text/vtt; charset=utf-8"),
        ("plan.pdf", "application/pdf"),
        ("lies.txt", "text/plain; charset=utf-8"),
        ("bild.webp", "image/webp"),
    ],
)
def test_a_file_says_its_kind(client: Client, name: str, kind: str):
    assert get(client, name).headers["Content-Type"] == kind


@pytest.mark.parametrize(
    ("asked", "content", "span"),
    [
        ("bytes=0-", CONTENT, "0-1023"),
        ("bytes=10-19", CONTENT[10:20], "10-19"),
        ("bytes=1000-5000", CONTENT[1000:], "1000-1023"),
        ("bytes=-24", CONTENT[-24:], "1000-1023"),
        ("bytes=-5000", CONTENT, "0-1023"),
    ],
)
def test_a_player_gets_the_part_it_asks_for(client: Client, asked: str, content: bytes, span: str):
    response = get(client, Range=asked)

    assert response.status_code == 206
    assert response.getvalue() == content
    assert (response.headers["Content-Range"], response.headers["Content-Length"]) == (
        f"bytes {span}/1024",
        str(len(content)),
    )


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=20-10", "bytes=-0"])
def test_a_part_that_is_not_there_is_said_to_be_missing(client: Client, asked: str):
    response = get(client, Range=asked)

    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */1024")


@pytest.mark.parametrize(
    "asked", ["", "bytes=", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=0-1", f"bytes={'9' * 99}-"]
)
def test_whoever_asks_for_nothing_sensible_gets_the_whole_file(client: Client, asked: str):
    response = get(client, Range=asked)

    assert (response.status_code, response.getvalue()) == (200, CONTENT)


def test_a_part_of_an_older_file_is_not_mixed_into_the_newer_one(client: Client):
    response = get(client, **{"Range": "bytes=0-9", "If-Range": '"older"'})

    assert (response.status_code, response.getvalue()) == (200, CONTENT)
