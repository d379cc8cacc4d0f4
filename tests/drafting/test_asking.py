"""Whatever a service answers, the editor gets a draft or a sentence, and never an error."""

import json
import socket
from typing import Any

import pytest

from content.drafting.asking import MOST_BYTES, MOST_TEXTS, Fault, Service
from tests.drafting.stand_in import Handler, StandIn


def ask(url: str, *texts: str, goal: str = "en", **fields: Any) -> Any:
    return Service(url, **fields).propose(list(texts) or ["Bank"], "de", goal)


def test_each_text_comes_back_with_its_proposal(stand_in: StandIn) -> None:
    answers = ask(stand_in.url, "Bank", "Platz", key="secret")

    assert (answers.proposals, answers.fault) == ({"Bank": "[Bank]", "Platz": "[Platz]"}, Fault.NONE)
    assert stand_in.asked == [
        ("/languages", {}),
        (
            "/translate",
            {"q": ["Bank", "Platz"], "source": "de", "target": "en", "format": "html", "api_key": "secret"},
        ),
    ]


def test_a_service_may_lie_below_a_path_and_need_no_key(stand_in: StandIn) -> None:
    ask(f"{stand_in.url}/below/")

    assert [path for path, _question in stand_in.asked] == ["/below/languages", "/below/translate"]
    assert "api_key" not in stand_in.asked[1][1]


def test_texts_go_only_to_a_service_that_offers_the_version(stand_in: StandIn) -> None:
    assert ask(stand_in.url, goal="tr").fault == Fault.UNKNOWN
    assert stand_in.texts == []


def test_an_older_service_that_names_no_goals_is_asked_all_the_same(stand_in: StandIn) -> None:
    stand_in.languages = [{"code": "de"}, {"code": "en"}]

    assert ask(stand_in.url).proposals == {"Bank": "[Bank]"}


@pytest.mark.parametrize("languages", [{}, "de", ["de"], None, [{"code": ["de"]}]])
def test_nonsense_about_languages_is_no_offer(stand_in: StandIn, languages: Any) -> None:
    stand_in.languages = languages

    assert ask(stand_in.url).fault in (Fault.NONSENSE, Fault.UNKNOWN)
    assert stand_in.texts == []


def raw(content: bytes, status: int = 200, **headers: str) -> Any:
    return lambda handler, texts: handler.answer(status, content, **headers)


def of(texts: Any) -> Any:
    return raw(json.dumps({"translatedText": texts}).encode())


@pytest.mark.parametrize(
    ("behaviour", "fault"),
    [
        (raw(b"{}", 500), Fault.FAILING),
        (raw(b"<html>", 502), Fault.FAILING),
        (raw(b'{"error": "Invalid API key"}', 403), Fault.REFUSED),
        (raw(b"{}", 429), Fault.REFUSED),
        (raw(b"", 302, Location="http://127.0.0.1:9/elsewhere"), Fault.REFUSED),
        (raw(b"<html>Welcome</html>"), Fault.NONSENSE),
        (raw(b""), Fault.NONSENSE),
        (raw(b"\xff\xfe\x00"), Fault.NONSENSE),
        (raw(b"[" * 200_000), Fault.NONSENSE),
        (raw(b"[]"), Fault.NONSENSE),
        (of("bench"), Fault.NONSENSE),
        (of([]), Fault.NONSENSE),
        (of(["bench", "square"]), Fault.NONSENSE),
        (of([None]), Fault.NONSENSE),
        (of([{"text": "bench"}]), Fault.NONSENSE),
        (of(["x" * MOST_BYTES]), Fault.HUGE),
        (lambda handler, texts: handler.wfile.write(b"good morning\r\n\r\n"), Fault.SILENT),
        (lambda handler, texts: None, Fault.SILENT),
    ],
)
def test_a_bad_answer_is_a_sentence(stand_in: StandIn, behaviour: Any, fault: Fault) -> None:
    stand_in.behave = behaviour

    answers = ask(stand_in.url)

    assert (answers.proposals, answers.fault) == ({}, fault)


def test_a_service_that_is_silent_for_too_long_is_left_alone(stand_in: StandIn) -> None:
    def wait(handler: Handler, texts: list[str]) -> None:
        stand_in.closing.wait(60)

    stand_in.behave = wait

    assert ask(stand_in.url, seconds=0.5).fault == Fault.SLOW


@pytest.mark.parametrize("beginning", [b"HTTP/1.1 200 OK\r\nX-More: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_service_that_drips_is_left_alone(stand_in: StandIn, beginning: bytes) -> None:
    def drip(handler: Handler, texts: list[str]) -> None:
        handler.wfile.write(beginning)
        while not stand_in.closing.wait(0.02):
            handler.wfile.write(b"x")

    stand_in.behave = drip

    assert ask(stand_in.url, seconds=0.5).fault == Fault.SLOW


def test_what_came_before_the_fault_is_kept(stand_in: StandIn) -> None:
    def tire(handler: Handler, texts: list[str]) -> None:
        if len(texts) < MOST_TEXTS:
            return handler.answer(500, b"")
        return handler.say([f"[{text}]" for text in texts])

    stand_in.behave = tire

    answers = ask(stand_in.url, *[f"Text {number}" for number in range(MOST_TEXTS + 1)])

    assert (len(answers.proposals), answers.fault) == (MOST_TEXTS, Fault.FAILING)


def test_nobody_at_the_address_is_a_sentence() -> None:
    with socket.socket() as taken:
        # Bound, but nobody listens.
        taken.bind(("127.0.0.1", 0))

        assert ask(f"http://127.0.0.1:{taken.getsockname()[1]}").fault == Fault.SILENT


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "translate", "http://", "http://[", "http://host:port", "http://me:word@127.0.0.1"]
)
def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    assert ask(url).fault == Fault.ADDRESS
