"""Each consultation as a document in large print: what stands in it, who gets it, when it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from accounts.models import User
from consultations.large_print import documents
from consultations.models import Consultation
from consultations.pages.models import ConsultationPage
from content.models import SiteFacts
from content.pdf import keeping, rendering, system
from tests.content.bodies import every_block
from tests.factories import close, make_phase
from tests.pages.pages import make_consultation_page, root_site, translate
from tests.paper.structure import Document, faults_in, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.LARGE_PRINT_DIR = tmp_path / "large-print"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML of each document that is made. Nothing is laid out: that takes seconds."""
    made: list[str] = []

    def render(html: str) -> rendering.Made:
        made.append(html)
        return rendering.Made(pages=len(made), content=b"%PDF-1.7 stand-in")

    monkeypatch.setattr(keeping, "render", render)
    return made


def make_paper(*blocks: tuple[str, Any], **fields: Any) -> Consultation:
    """A published consultation at ``/de/b/baenke/``."""
    page = make_consultation_page(**{"title": "Bänke für die Stadt", "slug": "baenke", **fields})
    raw = [{"type": kind, "id": f"b-{number}", "value": value} for number, (kind, value) in enumerate(blocks)]
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision().publish()
    consultation = Consultation.objects.get(key=page.translation_key)
    make_phase(consultation)
    return consultation


def paper_of(consultation: Consultation, code: str = "de") -> str:
    return f"/{code}/b/{consultation.slug}/grossdruck.pdf"


def content_of(client: Client, consultation: Consultation, code: str = "de") -> bytes:
    return b"".join(client.get(paper_of(consultation, code)).streaming_content)  # type: ignore[attr-defined]  # A file.


@pytest.fixture(scope="module")
def rendered() -> dict[str, Document]:
    """Documents that several tests look at."""
    return {}


@pytest.fixture
def document(client: Client, rendered: dict[str, Document]) -> Document:
    """The document of a page with a block of each kind, in German."""
    if "de" not in rendered:
        SiteFacts.objects.create(site=root_site(), phone="0202 1234", address="Am Markt 1\n42103 Stadt")
        consultation = make_paper(*every_block(), summary="Wo fehlt eine Bank?")
        rendered["de"] = read(content_of(client, consultation))
    return rendered["de"]


def test_a_document_keeps_all_that_programs_can_check_of_pdf_ua(document: Document):
    assert faults_in(document) == []
    assert {"H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "TH", "TD", "Caption", "Figure", "Link"} <= (
        document.kinds()
    )


def test_a_document_says_what_it_is_and_in_which_language(document: Document):
    assert document.reader.metadata is not None
    assert document.reader.metadata.title == "Bänke für die Stadt – Großdruck – Mitreden"
    assert document.reader.trailer["/Root"]["/Lang"] == "de"


def test_a_document_holds_what_the_page_says_and_how_one_takes_part_without_internet(document: Document):
    text = " ".join(document.text().split())

    words = ("Wo fehlt eine Bank?", "Eine Überschrift", "Wer darf?", "Barmen", "Ich brauche eine Bank.", "0202 1234")
    assert [word for word in words if word not in text] == []
    assert "localhost:8000/b/baenke" in text
    assert "Seite 1 von" in text
    assert "Was Sie jetzt tun können" in document.bookmarks()


def test_letters_are_large_and_lines_begin_at_the_left(document: Document):
    sizes: set[float] = set()
    for page in document.reader.pages:
        # WeasyPrint writes in pixels, of which 96 are as long as 72 points.
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.add(size) if text.strip() else None)

    assert min(sizes) * 0.75 >= 16


def test_leichte_sprache_has_one_sentence_in_a_line(client: Client, renderings: list[str]):
    consultation = make_paper()
    page = ConsultationPage.objects.get(slug="baenke")
    words = "Sie gehen zu Fuß. Am 3. Mai beginnt es. Sagen Sie uns: Wo fehlt eine Bank?"
    translate(page, "de-simple", title="Bänke", summary=words)

    response = client.get(paper_of(consultation, "de-simple"))

    assert 'filename="baenke-grossdruck-leichte-sprache.pdf"' in response["Content-Disposition"]
    summary = "<p>Sie gehen zu Fuß.<br>Am 3.\u00a0Mai beginnt es.<br>Sagen Sie uns: Wo fehlt eine Bank?</p>"
    assert summary in renderings[0]


def test_the_page_links_to_it_with_type_pages_and_size_once_they_are_known(client: Client, renderings: list[str]):
    consultation = make_paper()
    page = consultation.get_absolute_url()

    before = client.get(page, follow=True).content.decode()
    client.get(paper_of(consultation))
    after = client.get(page, follow=True).content.decode()

    facts = r'href="/de/b/baenke/grossdruck.pdf".*?download__facts">\(([^<]*)'
    assert [re.findall(facts, html, re.DOTALL) for html in (before, after)] == [
        ["PDF, "],
        ["PDF, 1 Seite, 17\u00a0Bytes, "],
    ]


def test_a_document_is_made_once_for_each_change(client: Client, renderings: list[str], settings: Any):
    consultation = make_paper(summary="Alt")

    for _time in range(3):
        client.get(paper_of(consultation))
    page = ConsultationPage.objects.get(slug="baenke")
    page.summary = "Neu"
    page.save_revision().publish()
    client.get(paper_of(consultation))

    assert [("Neu" in html) for html in renderings] == [False, True]
    assert len(list(Path(settings.LARGE_PRINT_DIR).glob("*.pdf"))) == 1


def test_a_new_day_alone_makes_no_new_document(client: Client, renderings: list[str], monkeypatch: pytest.MonkeyPatch):
    consultation = make_paper()
    client.get(paper_of(consultation))
    page = documents.page_for(consultation, "de")
    assert page

    with translation.override("de"):
        html = documents.document_of(page, consultation, client.get("/de/").wsgi_request)

    assert keeping.DAY in html
    assert keeping.DAY not in renderings[0]
    assert "Stand: " in renderings[0]


def test_a_phase_that_has_ended_makes_a_new_document(client: Client, renderings: list[str]):
    consultation = make_paper()
    client.get(paper_of(consultation))
    now = timezone.now()
    consultation.phases.update(starts=now - timedelta(days=9), ends=now - timedelta(days=1))

    client.get(paper_of(consultation))

    assert len(renderings) == 2


def test_what_everybody_reads_is_the_same_document_for_everybody(
    client: Client, anna: User, dilek: User, renderings: list[str]
):
    consultation = make_paper()

    for person in (None, anna, dilek):
        if person:
            client.force_login(person)
        client.get(paper_of(consultation))

    assert len(renderings) == 1


def test_a_closed_consultation_gives_its_document_only_to_its_readers(
    client: Client, anna: User, bernd: User, renderings: list[str]
):
    consultation = close(make_paper(), anna)
    answers = []
    for person in (None, bernd, anna):
        if person:
            client.force_login(person)
        answers.append(client.get(paper_of(consultation)))

    assert [answer.status_code for answer in answers] == [403, 403, 200]
    assert "no-store" in answers[2]["Cache-Control"]


def test_what_is_not_public_has_no_document(client: Client, renderings: list[str]):
    consultation = make_paper()
    ConsultationPage.objects.get(slug="baenke").unpublish()

    assert client.get(paper_of(consultation)).status_code == 404
    assert renderings == []


def test_a_version_without_a_page_leads_to_the_german_document(client: Client, renderings: list[str]):
    consultation = make_paper()

    assert client.get(paper_of(consultation, "en")).headers["Location"] == paper_of(consultation)


def test_who_has_the_document_already_gets_it_no_second_time(client: Client, renderings: list[str]):
    consultation = make_paper()
    mark = client.get(paper_of(consultation))["ETag"]

    assert client.get(paper_of(consultation), headers={"If-None-Match": mark}).status_code == 304


class TestWithoutARenderer:
    """The site runs, and says what is the matter."""

    @pytest.fixture
    def nothing_there(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        # As Python says it of a package that is not installed.
        monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
        system.missing.cache_clear()
        yield
        system.missing.cache_clear()

    @pytest.mark.usefixtures("nothing_there")
    def test_the_page_offers_no_document(self, client: Client):
        html = client.get(make_paper().get_absolute_url(), follow=True).content.decode()

        assert "grossdruck" not in html

    @pytest.mark.usefixtures("nothing_there")
    def test_its_address_says_that_it_does_not_work_now(self, client: Client):
        answer = client.get(paper_of(make_paper()))

        assert answer.status_code == 503
        assert "Wir können das Dokument gerade nicht erstellen." in answer.content.decode()

    @pytest.mark.usefixtures("nothing_there")
    def test_the_system_check_warns_and_says_what_to_install(self):
        warnings = system.check(None)

        assert [warning.id for warning in warnings] == ["mitreden.W001"]
        assert "WeasyPrint" in warnings[0].msg
        assert "libpango-1.0-0" in (warnings[0].hint or "")

    def test_a_missing_library_is_named(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(system, "LIBRARIES", (("libnowhere.so.0",),))
        monkeypatch.setattr(system, "missing", system.missing.__wrapped__)

        assert "libnowhere.so.0" in system.check(None)[0].msg

    def test_nothing_is_imported_before_somebody_asks(self):
        import subprocess
        import sys

        code = "import django, sys; django.setup(); import config.urls; print('weasyprint' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment())

        assert (done.stdout.strip(), done.returncode) == ("False", 0), done.stderr


def environment() -> dict[str, str]:
    import os

    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}"}


class TestARendererThatFails:
    @pytest.fixture(params=["raise ImportError('weasyprint')", "print('no PDF')", "import os; os.abort()"])
    def broken(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rendering, "COMMAND", (rendering.COMMAND[0], "-c", request.param))

    @pytest.mark.usefixtures("broken")
    def test_readers_get_a_sentence_and_no_error(self, client: Client):
        answer = client.get(paper_of(make_paper()))

        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert "Wir können das Dokument gerade nicht erstellen." in answer.content.decode()

    def test_it_is_left_alone_for_a_while(self, client: Client, monkeypatch: pytest.MonkeyPatch):
        tried = []

        def fail(html: str) -> rendering.Made:
            tried.append(html)
            raise rendering.NoDocument

        monkeypatch.setattr(keeping, "render", fail)
        consultation = make_paper()

        assert [client.get(paper_of(consultation)).status_code for _time in range(3)] == [503] * 3
        assert len(tried) == 1

    def test_one_that_takes_too_long_is_stopped(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(rendering, "COMMAND", (rendering.COMMAND[0], "-c", "import time; time.sleep(600)"))
        monkeypatch.setattr(rendering, "MOST_SECONDS", 1)

        with pytest.raises(rendering.NoDocument):
            rendering.render("<p>Ohne Ende</p>")


def test_while_a_document_is_made_no_second_one_is(
    client: Client, renderings: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeping, "PATIENCE_SECONDS", 0)
    consultation = make_paper()

    with keeping.alone():
        assert client.get(paper_of(consultation)).status_code == 503
    assert client.get(paper_of(consultation)).status_code == 200
    assert len(renderings) == 1


def test_who_waited_gets_the_document_of_the_one_before(renderings: list[str]):
    first = keeping.make("name", "<p>Text</p>", "heute")

    assert keeping.make("name", "<p>Text</p>", "heute") == first
    assert len(renderings) == 1


def test_one_connection_cannot_have_documents_made_without_end(
    client: Client, renderings: list[str], monkeypatch: pytest.MonkeyPatch
):
    from consultations.large_print import views

    monkeypatch.setattr(views, "MOST_MADE", 1)
    first, second = make_paper(), make_paper(slug="radweg", title="Radweg")

    answers = [client.get(paper_of(each)).status_code for each in (first, second, first)]

    assert answers == [200, 429, 200]
