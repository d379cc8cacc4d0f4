"""What becomes of a page's HTML on its way to paper."""

import pytest

from content.pdf.words import on_paper


def easy(body: str) -> str:
    return (
        on_paper(f'<html lang="de-simple">{body}</html>')
        .removeprefix('<html lang="de-simple">')
        .removesuffix("</html>")
    )


@pytest.mark.parametrize(
    ("html", "paper"),
    [
        ("<p>Das ist neu. Machen Sie mit!</p>", "<p>Das ist neu.<br>Machen Sie mit!</p>"),
        ("<p>Das\n   ist   neu. Und\n gut.</p>", "<p>Das ist neu.<br>Und gut.</p>"),
        ("<p>Das ist <b>neu</b>. Und gut.</p>", "<p>Das ist <b>neu</b>.<br>Und gut.</p>"),
        ("<p>Das ist neu. <b>Und</b> gut.</p>", "<p>Das ist neu. <b><br>Und</b> gut.</p>"),
        ("<p>Das ist neu.<br/>Und gut.</p>", "<p>Das ist neu.<br/>Und gut.</p>"),
        ("<p>Bis 3. Mai, 24 Uhr.</p>", "<p>Bis 3.\u00a0Mai, 24\u00a0Uhr.</p>"),
        ("<h2>Jetzt. Mitmachen.</h2>", "<h2>Jetzt. Mitmachen.</h2>"),
        ('<p lang="en">It is new. Join in!</p>', '<p lang="en">It is new. Join in!</p>'),
        ("<p>1 &lt; 2 &amp; 3. <b>&quot;Ja&quot;</b></p>", '<p>1 &lt; 2 &amp; 3. <b>"Ja"</b></p>'),
    ],
)
def test_leichte_sprache_has_one_sentence_in_a_line_and_loses_no_sign(html: str, paper: str):
    assert easy(html) == paper


def test_other_versions_keep_their_paragraphs():
    assert on_paper('<html lang="de"><p>Eins. Zwei.</p></html>') == '<html lang="de"><p>Eins. Zwei.</p></html>'


@pytest.mark.parametrize(
    ("address", "whole", "typed"),
    [
        ("/de/x/", "http://localhost:8000/de/x/", "localhost:8000/de/x"),
        ("https://e.org/%C3%BC#oben", "https://e.org/%C3%BC#oben", "e.org/ü"),
    ],
)
def test_addresses_are_whole_and_written_out(address: str, whole: str, typed: str):
    assert on_paper(f'<a href="{address}">Mehr</a>') == (
        f'<a href="{whole}">Mehr</a> <span class="address">({typed})</span>'
    )
    assert on_paper(f'<h3><a href="{address}">T</a></h3>') == (
        f'<h3><a href="{whole}">T</a></h3><p class="address">{typed}</p>'
    )


@pytest.mark.parametrize(
    ("html", "paper"),
    [
        ('<a href="https://e.org/">e.org</a>', '<a href="https://e.org/">e.org</a>'),
        ('<a href="tel:0202">0202</a>', '<a href="tel:0202">0202</a>'),
        ('<a href="#oben">Oben</a>', "<a>Oben</a>"),
    ],
)
def test_what_stands_there_already_is_not_said_twice(html: str, paper: str):
    assert on_paper(html) == paper


def test_pictures_that_tell_nothing_become_grounds():
    ground = """<div class="decoration" style="background-image: url('/a%27)')"></div>"""

    assert on_paper('<picture><source srcset="b"><img src="/a\')" alt=""><img src="c" alt="Bank"></picture>') == (
        f'<picture>{ground}<img src="c" alt="Bank"></picture>'
    )
