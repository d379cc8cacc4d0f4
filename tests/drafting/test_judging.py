"""What of a proposal may be taken, and what somebody has to look at."""

import pytest

from content.drafting.judging import Draft, has_words, judge

ORIGINAL = 'Bis 18. September: <a id="a1">Plan</a> lesen, <b>dann</b> schreiben.'
GOOD = 'Until 18 September: read the <a id="a1">plan</a>, <b>then</b> write.'


def test_tags_and_links_of_the_original_stay() -> None:
    assert judge(ORIGINAL, GOOD) == Draft(GOOD)


@pytest.mark.parametrize(
    "proposal",
    [
        f"{GOOD}<script>alert(1)</script>",
        f"{GOOD}<img src=x onerror=alert(1)>",
        GOOD.replace("<b>", '<b onclick="alert(1)">'),
        GOOD.replace('<a id="a1">', '<a id="a1" href="https://example.org/">'),
        GOOD.replace("a1", "a2"),
        GOOD.replace('<a id="a1">', "<a>"),
        f'{GOOD} <a id="a1">once more</a>',
        f"{GOOD}<!-- a remark -->",
        f"<!DOCTYPE html>{GOOD}",
        f"<h1>{GOOD}</h1>",
        '<p class="x">Read.</p>',
        "",
        " <br> ",
        "\x00",
        "Read. " * 1000,
    ],
)
def test_of_what_loads_runs_leads_elsewhere_or_says_nothing_nothing_is_taken(proposal: str) -> None:
    assert judge(ORIGINAL, proposal) is None


def test_signs_that_no_database_takes_are_left_out() -> None:
    assert judge("Eine Bank", "A \x00bench\ud800") == Draft("A bench")


def test_paragraphs_and_lines_become_lines() -> None:
    easy = judge("Eine lange Bank", "<p>Das ist eine Bank.</p><p>Sie ist lang.</p>", keeps_lines=True)
    lines = judge("Eine lange Bank", "Das ist eine Bank.\n  Sie ist lang.\n", keeps_lines=True)

    assert easy == lines == Draft("Das ist eine Bank.<br/>Sie ist lang.")


@pytest.mark.parametrize(
    ("original", "proposal", "doubts"),
    [
        ("Bis 18. September", "Until 19 September", 2),
        ("Es kostet 1.000 Euro", "It costs 1,000 euros", 0),
        ("Es kostet 1.000 Euro", "It costs a lot", 1),
        ("Mehr auf https://example.org/a1 lesen", "Read more", 1),
        ("Schreiben Sie an rat@example.org", "Write to rat@example.com", 1),
        ("Guten Tag %(name)s", "Good day", 1),
        ('Der <a id="a1">Plan</a>', "The plan", 1),
    ],
)
def test_numbers_addresses_and_links_that_differ_are_doubtful(original: str, proposal: str, doubts: int) -> None:
    draft = judge(original, proposal)

    assert draft is not None
    assert len(draft.doubts) == doubts


def test_what_holds_no_words_needs_no_draft() -> None:
    texts = ["18.09.2026", "https://example.org/plan", "rat@example.org", "+49 202 4711", "<b>12</b>", "12 Bänke"]

    assert [text for text in texts if has_words(text)] == ["12 Bänke"]
