"""What a document may load: typefaces and pictures of this site, whatever its texts name."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from content.outgoing import absolute
from content.pdf import rendering
from content.pdf.renderer import OwnFiles
from content.pdf.words import on_paper
from tests.paper.structure import faults_in, read

DOCUMENT = (
    '<!doctype html><html lang="de"><head><title>Probe</title>{head}</head><body><h1>Probe</h1>{body}</body></html>'
)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    for folder in ("images", "original_images", "documents"):
        (tmp_path / "media" / folder).mkdir(parents=True)
        Image.new("RGB", (30, 20), "red").save(tmp_path / "media" / folder / "bank.png")
    (tmp_path / "media" / "images" / "notes.txt").write_text("secret")
    (tmp_path / "media" / "images" / "elsewhere.png").symlink_to(tmp_path / "media" / "documents" / "bank.png")
    return tmp_path / "media"


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server inside the house that nobody may ask."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def pictures_in(content: bytes) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(content)).pages)


def was_asked(server: socket.socket) -> bool:
    try:
        server.accept()
    except BlockingIOError:
        return False
    return True


def test_pictures_of_the_site_are_shown(media: Path):
    body = f'<img src="/media/images/bank.png" alt="A"><img src="{absolute("/media/images/bank.png")}" alt="B">'

    assert pictures_in(rendering.render(DOCUMENT.format(head="", body=body)).content) >= 1


def test_nothing_is_loaded_from_elsewhere(media: Path, server: socket.socket):
    there = f"http://127.0.0.1:{server.getsockname()[1]}"
    head = f"""
        <link rel="stylesheet" href="{there}/a.css"><link rel="attachment" href="{there}/d">
        <style>@import url({there}/b.css); p {{background: url({there}/c.png)}}</style>
    """
    body = f"""
        <p>Text</p><img src="{there}/e.png" alt="e"><object data="{there}/f.png">f</object>
        <embed src="{there}/g.png"><picture><source srcset="{there}/h.png"><img src="{there}/i.png" alt="i"></picture>
        <svg xmlns="http://www.w3.org/2000/svg"><title>j</title><image href="{there}/j.png"/></svg>
        <a rel="attachment" href="{there}/k">k</a><iframe src="{there}/l"></iframe>
    """

    made = rendering.render(DOCUMENT.format(head=head, body=body))

    assert not was_asked(server)
    assert pictures_in(made.content) == 0


def test_no_file_of_the_machine_gets_into_a_document(media: Path):
    secret = media.parent / "secret.txt"
    secret.write_text("Nicht für Leser")
    head = f'<link rel="attachment" href="file://{secret}"><link rel="stylesheet" href="file://{secret}">'
    body = f'<img src="file://{media}/documents/bank.png" alt="a"><a rel="attachment" href="file://{secret}">b</a>'

    made = PdfReader(BytesIO(rendering.render(DOCUMENT.format(head=head, body=body)).content))

    assert made.attachments == {}
    assert sum(len(page.images) for page in made.pages) == 0


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data/",
        "data:image/png;base64,AAAA",
        "{site}/media/documents/bank.png",
        "{site}/media/original_images/bank.png",
        "{site}/media/images/../documents/bank.png",
        "{site}/media/images/%2e%2e/documents/bank.png",
        "{site}/media/images/elsewhere.png",
        "{site}/media/images/notes.txt",
        "{site}/media/images/",
        "{site}/media/images//etc/passwd",
        "{site}@evil.example/media/images/bank.png",
        "own:fonts/../site.css",
    ],
)
def test_an_address_outside_the_folders_is_refused(media: Path, address: str):
    with pytest.raises(ValueError, match="only pictures and typefaces"):
        OwnFiles(rendering.folders()).fetch(address.format(site=absolute("")))


def test_typefaces_and_pictures_of_the_site_are_not(media: Path):
    fetcher = OwnFiles(rendering.folders())

    assert fetcher.fetch(absolute("/media/images/bank.png")).read().startswith(b"\x89PNG")


def languages_in(content: bytes) -> list[tuple[str, str]]:
    """Kind and language of each tag that names one."""
    return [(tag.kind, str(tag.own["/Lang"])) for tag in read(content).tags if "/Lang" in tag.own]


def test_passages_in_another_language_say_so(media: Path):
    body = (
        '<p lang="en">In English</p><p>Deutsch, <span lang="tr">Türkçe</span>, '
        '<a href="https://e.org/" lang="fr">français</a></p>'
        '<ul><li lang="it">Italiano</li></ul><dl><dt>Wer</dt><dd lang="pl">Rada</dd></dl>'
    )

    made = rendering.render(on_paper(DOCUMENT.format(head="", body=body))).content

    said = [(kind, language) for kind, language in languages_in(made) if kind not in {"NonStruct", "LI", "Lbl"}]
    assert said == [("P", "en"), ("Span", "tr"), ("Link", "fr"), ("LBody", "it"), ("LBody", "pl")]
    assert faults_in(read(made)) == []
