"""The check-list of a page: what must be mended before people read it, and what would make it better."""

from typing import Any

import pytest

from consultations.formats import StepKind
from consultations.models import Consultation, ConsultationPage
from content.blocks import BodyBlock
from content.models import SiteFacts
from content.publishing.checklist import findings_of, in_body, musts_of
from content.publishing.languages import other_language
from content.publishing.links import EMPTY_WORDS
from content.publishing.links import about as about_link
from content.publishing.pictures import about as about_picture
from tests.content.bodies import every_block, items, make_document, make_image, table
from tests.factories import make_phase
from tests.news.making import make_article, make_event
from tests.pages.pages import make_consultation_page, make_page, make_publishable, translate

pytestmark = pytest.mark.django_db


def body(*blocks: tuple[str, Any]) -> Any:
    raw = [{"type": kind, "id": f"block{number}", "value": value} for number, (kind, value) in enumerate(blocks)]
    return BodyBlock().to_python(raw)


def heading(text: str, level: str = "2") -> tuple[str, Any]:
    return "heading", {"text": text, "level": level}


def text(html: str) -> tuple[str, Any]:
    return "text", html if html.startswith("<") else f"<p>{html}</p>"


def picture(alt: str, *, decorative: bool = False, caption: str = "") -> tuple[str, Any]:
    image = {"image": make_image().pk, "alt_text": alt, "decorative": decorative}
    return "picture", {"image": image, "caption": caption, "crop": ""}


def codes(*blocks: tuple[str, Any], language: str = "de") -> list[str]:
    """The codes of what is found, with an exclamation mark where it must be mended."""
    return [f"{each.code}{'!' * each.is_must}" for each in in_body(body(*blocks), language)]


def test_a_body_with_one_of_each_kind_and_nothing_wrong_has_nothing_to_mend() -> None:
    page = make_page(body=body(*every_block()))

    assert musts_of(page) == []


def test_a_list_may_have_a_heading_of_any_words() -> None:
    assert codes(("listing", {"kind": "news", "heading": "Neues vom Parklevel", "count": 3, "district": ""})) == []


# Pictures


@pytest.mark.parametrize(
    ("alt", "found"),
    [
        ("", ["alt-missing"]),
        ("IMG_2041.jpg", ["alt-file-name"]),
        ("plan.PNG", ["alt-file-name"]),
        ("DSC 0042", ["alt-file-name"]),
        ("20260914", ["alt-file-name"]),
        ("Foto von drei Bänken", ["alt-begins"]),
        ("Wort " * 60, ["alt-long"]),
        ("Drei Bänke unter einer Linde", []),
        ("Plan", []),
        # A word is no file, also where it begins like the names that cameras give.
        ("Bilder vom Markt", []),
    ],
)
def test_the_words_for_a_picture_say_what_it_shows(alt: str, found: list[str]) -> None:
    assert [each.code for each in about_picture(alt)] == found


def test_in_leichte_sprache_each_section_asks_for_a_picture_beside_it() -> None:
    pictured = ("heading", {"text": "Zwei", "level": "2", "picture": make_image().pk})
    sections = [heading("Eins"), text("So."), pictured, text("So."), heading("Teil", "3"), text("So.")]

    assert codes(*sections, language="de-simple") == ["picture-beside"]
    assert codes(*sections) == []


def test_a_picture_in_the_body_has_words_or_only_decorates() -> None:
    assert codes(picture("Drei Bänke")) == codes(picture("", decorative=True)) == []
    assert codes(picture("")) == ["alt-missing!"]
    assert codes(picture("Drei Bänke", caption="Drei Bänke")) == ["alt-repeats"]
    assert codes(text('<p>Siehe</p><embed embedtype="image" id="1" alt="foto_1.jpg" format="left"/>')) == [
        "alt-file-name!"
    ]


# Headings


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([heading("Eins"), text("Text."), heading("Zwei", "3"), text("Text.")], []),
        ([heading("Eins", "3"), text("Text.")], ["heading-order!"]),
        ([heading("", "2"), text("Text.")], ["heading-empty!"]),
        ([heading("Eins"), heading("Zwei"), text("Text.")], ["heading-alone"]),
        ([heading("Eins"), heading("Zwei", "3"), text("Text.")], []),
        ([heading("Eins"), text("Text."), heading("Zwei")], ["heading-alone"]),
        ([heading("Eins"), text("a"), heading("Eins"), text("b")], ["heading-twice"]),
        ([text("<p><b>Was wir planen</b></p><p>Text.</p>")], ["heading-bold"]),
        ([text("<p><b>Nur das.</b></p>")], []),
        ([text("Wort " * 301)], ["headings-none"]),
    ],
)
def test_headings_leave_no_level_out_and_none_is_alone_or_empty(blocks: list[Any], found: list[str]) -> None:
    assert codes(*blocks) == found


# Links


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "link-empty!"),
        ("hier", "link-words!"),
        ("Mehr …", "link-words!"),
        ("» Klicken Sie hier!", "link-words!"),
        ("https://www.example.org/plan", "link-address!"),
        ("www.example.org/plan/2026", "link-address!"),
        ("www.example.org", "link-address"),
        ("Plan des Platzes", ""),
        ("Mehr Bänke für Barmen", ""),
    ],
)
def test_the_words_of_a_link_say_where_it_leads(words: str, found: str) -> None:
    assert [f"{each.code}{'!' * each.is_must}" for each in about_link(words)] == [found] * bool(found)


def test_links_are_found_in_text_answers_steps_and_calls() -> None:
    link = '<p>Lesen Sie <a href="https://example.org/">hier</a>.</p>'
    call = {"text": "", "label": "hier", "page": None, "url": "https://example.org/"}

    assert codes(text(link)) == ["link-words!"]
    assert codes(("accordion", {"questions": items({"title": "Wer?", "text": link})})) == ["link-words!"]
    assert codes(("steps", {"steps": items({"title": "Eins", "text": link})})) == ["link-words!"]
    assert codes(("call_to_action", call)) == ["link-words!"]


def test_two_links_with_the_same_words_lead_to_the_same_place() -> None:
    same = '<p><a linktype="page" id="3">Der Plan</a>, <a linktype="page" id="3">der Plan</a></p>'

    assert codes(text(same)) == []
    assert codes(text(same.replace("3", "4", 1))) == ["link-twice"]


def test_all_empty_words_are_written_as_they_are_compared() -> None:
    assert {words for words in EMPTY_WORDS if words != " ".join(words.lower().split())} == set()


# Languages


@pytest.mark.parametrize(
    ("passage", "language", "found"),
    [
        ("You can write to us and we will answer you in English.", "de", ["language"]),
        ("Sie können uns schreiben, und wir antworten Ihnen auf Deutsch.", "de", []),
        ("Sie können uns schreiben, und wir antworten Ihnen auf Deutsch.", "en", ["language"]),
        ("Der Call for Papers ist ein Workshop mit dem Team.", "de", []),
        ("Ласкаво просимо до нашого міста, запрошуємо вас", "de", ["language!"]),
        ("مرحبا بكم في مدينتنا الجميلة", "de", ["language!"]),
        ("Deutsch, Türkçe, Українська, العربية", "de", []),
    ],
)
def test_a_passage_in_another_language_is_marked(passage: str, language: str, found: list[str]) -> None:
    assert codes(text(passage), language=language) == found


def test_a_quote_that_names_its_language_is_marked() -> None:
    words = "We need more benches and we want them to be in the shade."

    assert codes(("quote", {"text": words, "person": "", "language": ""})) == ["language"]
    assert codes(("quote", {"text": words, "person": "", "language": "en"})) == []
    assert other_language("Die Stadt ist für alle da und nicht für wenige.", "de") == ""


# Tables, videos, files


def test_a_table_says_what_its_headers_are() -> None:
    assert codes(("table", table())) == []
    assert codes(("table", table(caption=""))) == ["table-headers!"]
    assert codes(("table", table(columns=[], rows=[]))) == ["table-empty!"]


def test_a_video_in_which_somebody_speaks_has_captions_and_its_text() -> None:
    video = {"video": make_document("film.mp4").pk, "title": "Film", "length": "1:00", "poster": make_image().pk}

    assert codes(("video", {**video, "has_speech": True, "language": "de"})) == ["video-captions!", "video-transcript!"]
    assert codes(("video", {**video, "has_speech": False, "language": "de"})) == []


def test_a_file_has_a_name_in_words() -> None:
    file = {"document": make_document().pk, "title": "Plan_final_2.pdf", "text": "", "language": "de"}

    assert codes(("downloads", {"files": items(file)})) == ["file-name"]


def test_a_draft_with_empty_blocks_breaks_nothing() -> None:
    empty = [(kind, block.get_default()) for kind, block in BodyBlock().child_blocks.items()]
    raw = [{"type": kind, "id": kind, "value": BodyBlock().child_blocks[kind].get_prep_value(v)} for kind, v in empty]

    assert list(in_body(BodyBlock().to_python(raw), "de"))


def test_what_begins_with_the_sign_for_unwritten_passages_must_be_written() -> None:
    assert codes(text("[…] Wer ist verantwortlich?")) == ["unfinished!"]
    assert codes(heading("[…] Überschrift"), text("Text.")) == ["unfinished!"]
    # In a quote it stands for words that were left out.
    assert codes(("quote", {"text": "Die Bank […] fehlt.", "person": "", "language": ""})) == []


def test_each_finding_leads_to_its_block() -> None:
    found = list(in_body(body(heading("Eins"), text('<p><a href="/x">hier</a></p>')), "de"))

    assert [(each.place, each.anchor) for each in found] == [("Text", "block-block1-section")]


# Kinds of pages


def must_codes(page: Any) -> set[str]:
    return {each.code for each in musts_of(page)}


def with_procedure(page: ConsultationPage, **fields: Any) -> ConsultationPage:
    Consultation.objects.filter(key=page.translation_key).update(**fields)
    return ConsultationPage.objects.get(pk=page.pk)


@pytest.fixture
def office(db: None) -> None:
    from wagtail.models import Site

    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    facts.phone = "0202 4711"
    facts.save()


def test_a_consultation_says_until_when_what_happens_then_and_who_decides(office: None) -> None:
    page = make_consultation_page(summary="Worum es geht.")
    assert must_codes(page) == {"end-date", "afterwards", "who-decides"}

    make_publishable(page)
    page = ConsultationPage.objects.get(pk=page.pk)

    assert must_codes(page) == set()
    assert must_codes(translate(page, "en", parent=make_consultation_page().get_parent())) == set()


@pytest.mark.parametrize(("sentences", "found"), [(3, []), (4, ["summary-long"])])
def test_a_summary_of_more_than_three_sentences_is_asked_to_be_shorter(sentences: int, found: list[str]) -> None:
    page = make_consultation_page(summary="Am 3. Mai geht es um Bänke. " * sentences)

    assert [each.code for each in page.own_findings() if each.code.startswith("summary")] == found


def test_a_phase_for_answers_says_what_happens_afterwards() -> None:
    page = make_consultation_page()
    make_phase(Consultation.objects.get(key=page.translation_key), kind=StepKind.ANSWER)

    assert "afterwards" not in must_codes(ConsultationPage.objects.get(pk=page.pk))


def test_an_archive_is_over_and_asks_for_nothing() -> None:
    assert must_codes(with_procedure(make_consultation_page(), is_archive=True)) == set()


def test_people_learn_whom_to_ask(office: None) -> None:
    without = make_consultation_page(summary="Worum es geht.")
    has_contact = make_consultation_page(summary="Worum es geht.", body=[("contact", {"name": "Clara Beispiel"})])

    # The office stands at the end of each page; somebody else may know more.
    found = [[each for each in findings_of(page) if each.code == "contact"] for page in (without, has_contact)]
    assert [[each.is_must for each in each_page] for each_page in found] == [[False], []]
    assert [each for each in findings_of(make_event()) if each.code == "contact"] == []


def test_nobody_to_ask_stops_a_consultation_and_no_event() -> None:
    found = [each for page in (make_consultation_page(), make_event()) for each in findings_of(page)]

    assert [each.is_must for each in found if each.code == "contact"] == [True, False]


def test_articles_and_events_say_what_their_forms_ask_for_also_behind_other_doors() -> None:
    image = make_image()

    assert must_codes(make_article(picture=image)) == {"alt-missing"}
    assert must_codes(make_article(picture=image, picture_is_decorative=True)) == set()
    assert "place" in must_codes(make_event(place=""))
    assert "state-note" in must_codes(make_event(state="moved"))
