"""Transcripts that the tests write are published as one text, in the order of the tasks."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from home.accessibility.transcripts import TRANSCRIPTS

pytestmark = pytest.mark.django_db

REPORT, TEXT = "/de/barrierefreiheit/pruefbericht/", "/de/barrierefreiheit/mitschriften.txt"


def test_all_transcripts_stand_in_one_text_that_the_report_leads_to(client: Client) -> None:
    folder = Path(__file__).parents[3] / "docs" / "accessibility" / "transcripts"

    response = client.get(TEXT)

    texts = [(folder / f"{name}.txt").read_text() for name in TRANSCRIPTS]
    assert response.content.decode() == "\n".join(texts)
    assert (response["Content-Type"], response["Content-Language"]) == ("text/plain; charset=utf-8", "de")
    assert f'<a href="{TEXT}" hreflang="de">' in client.get(REPORT).content.decode()
    assert "sessionid" not in response.cookies


def test_where_the_files_are_not_there_nothing_leads_to_them(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.ACCESSIBILITY_RESULTS = tmp_path / "results.json"

    assert client.get(TEXT).status_code == 404
    assert TEXT not in client.get(REPORT).content.decode()
