"""Each rule of tests/paper/structure.py finds what is planted for it."""

import pytest
from PIL import ImageFile
from weasyprint import HTML

from tests.paper.structure import faults_in, read

# WeasyPrint lets the whole process take broken pictures. On the site it has a process of its own.
ImageFile.LOAD_TRUNCATED_IMAGES = False

SOUND = '<html lang="de"><head><title>Probe</title></head><body><h1>Eins</h1>{}</body></html>'
UNTITLED = '<html lang="de"><head></head><body><h1>Eins</h1></body></html>'


def faults(html: str, **how: str | bool) -> set[str]:
    made: bytes = HTML(string=html).write_pdf(**{"pdf_variant": "pdf/ua-1", **how})
    return set(faults_in(read(made)))


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (UNTITLED, "has no title"),
        (UNTITLED.replace(' lang="de"', ""), "has no language"),
        (SOUND.format("<h3>Drei</h3>"), "H3 after H1"),
        (SOUND.format("<h1>Noch eine</h1>"), "does not begin with its one main heading"),
        (SOUND.replace("h1", "p"), "has no bookmarks"),
        (SOUND.format("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9'/></svg>"), "picture without words"),
        (SOUND.format("<table><tr><td>1</td></tr></table>"), "cell without headers"),
        (SOUND.format("<dl><div><dt>Wo</dt><dd>Hier</dd></div></dl>"), "LI in Div"),
    ],
)
def test_what_is_planted_is_found(html: str, fault: str):
    assert fault in faults(html)


def test_a_document_without_tags_breaks_most_rules():
    assert faults(SOUND.format("<p>Text</p>"), pdf_variant="") >= {
        "does not say that it is PDF/UA",
        "is not marked",
        "has no tags",
        "Tab does not follow the tags",
        "content without a tag",
    }


def test_a_sound_document_breaks_none():
    assert faults(SOUND.format("<h2>Zwei</h2><ul><li>Punkt</li></ul>")) == set()
