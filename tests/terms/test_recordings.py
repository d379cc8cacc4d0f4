"""A recording comes before the text; only without one does the page offer the voice of the reader's device."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError

from tests.content.bodies import block, make_document, make_page_with
from tests.pages.pages import make_page

pytestmark = pytest.mark.django_db


def recording(name: str = "seite.mp3") -> tuple[str, dict[str, Any]]:
    return "recording", {"audio": make_document(name).pk, "length": "3:10"}


def test_a_recording_stands_before_the_text_with_its_length_and_size(client: Client):
    make_page_with(("text", "<p>Der Platz wird neu.</p>"), recording())

    main = BeautifulSoup(client.get("/de/seite/").content, "html.parser").main

    audio = main.find("audio")
    assert (audio["preload"], audio.has_attr("controls"), audio.source["type"]) == ("none", True, "audio/mpeg")
    assert audio.find_next("p", string="Der Platz wird neu.")
    facts = main.find(class_="download__facts").get_text(" ", strip=True)
    assert all(part in facts for part in ("MP3", "2,0\xa0KB", "3:10", "Deutsch"))
    assert main.find(class_="read-aloud") is None
    assert main.find("script") is None


def test_without_a_recording_the_reading_voice_waits_hidden_for_a_script(client: Client):
    make_page(slug="seite")

    bar = BeautifulSoup(client.get("/de/seite/").content, "html.parser").main.find(class_="read-aloud")

    assert bar.has_attr("hidden")
    assert [each["type"] for each in bar.find_all("button")] == ["button", "button"]


def test_a_page_that_stands_in_says_the_language_of_its_buttons_and_of_the_recording(client: Client):
    make_page_with(recording("seite.m4a"))

    main = BeautifulSoup(client.get("/en/seite/").content, "html.parser").main

    assert main.find(class_="recording__title")["lang"] == "en"
    assert main.find("a", hreflang="de", download=True) is not None
    assert main.find("source")["type"] == "audio/mp4"


def test_another_file_is_no_recording():
    audio = block("recording")

    with pytest.raises(StructBlockValidationError) as caught:
        audio.clean(audio.to_python({"audio": make_document("plan.pdf").pk, "length": "3:10"}))

    assert set(caught.value.block_errors) == {"audio"}


def test_a_page_has_one_recording():
    stream = make_page().body.stream_block

    assert stream.meta.block_counts == {"recording": {"max_num": 1}}
