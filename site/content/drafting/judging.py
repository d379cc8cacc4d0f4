"""What a service proposes is somebody else's HTML: what of it may be taken, and what an editor has to look at."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.strings import INLINE_TAGS

from content.outgoing import printable

#: An answer that is longer than this is about something else.
MOST_TIMES_LONGER, FREE_SIGNS = 5, 500

NUMBER = re.compile(r"\d+")
#: Addresses, and names of values that a program fills in.
KEPT = re.compile(r"https?://[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|%\(\w+\)[a-z]|\{\w*\}")


@dataclass(frozen=True)
class Draft:
    """A proposal that may be taken. ``doubts`` are sentences about what differs from the original."""

    html: str
    doubts: tuple[str, ...] = ()


def has_words(html: str) -> bool:
    """Whether there is anything to draft: numbers and addresses stay as they are, and are not sent."""
    return any(each.isalpha() for each in KEPT.sub(" ", text_of(html)))


def judge(original: str, proposal: str, *, keeps_lines: bool = False) -> Draft | None:
    """The proposal without what it may not hold, or None where nothing of it may be taken.

    ``keeps_lines`` where each line of the answer is a line of the text, too.
    """
    proposal = printable(proposal).strip()
    if not proposal or len(proposal) > MOST_TIMES_LONGER * len(original) + FREE_SIGNS:
        return None
    if keeps_lines:
        proposal = re.sub(r"\s*\n\s*", "<br>", proposal)
    soup = parsed(proposal)
    join_paragraphs(soup)
    if not is_harmless(soup, links_in(parsed(original))) or not soup.get_text().strip():
        return None
    html = str(soup).strip()
    return Draft(html, tuple(doubts_about(original, html)))


def join_paragraphs(soup: BeautifulSoup) -> None:
    """A text of several paragraphs becomes one of several lines: it stands inside a paragraph already."""
    for number, paragraph in enumerate(soup.find_all("p", attrs={}, recursive=False)):
        if paragraph.attrs:
            continue
        if number:
            paragraph.insert_before(soup.new_tag("br"))
        paragraph.unwrap()


def is_harmless(soup: BeautifulSoup, links: Counter[str]) -> bool:
    """Only words, emphasis, and the links of the original: nothing that loads, runs or leads elsewhere."""
    for element in soup.descendants:
        if isinstance(element, Tag):
            allowed = {"id"} if element.name == "a" else set()
            if element.name not in INLINE_TAGS or set(element.attrs) - allowed:
                return False
        elif type(element) is not NavigableString:
            # A remark, a doctype, a script's text.
            return False
    found = links_in(soup)
    return all(links[name] >= number for name, number in found.items())


def links_in(soup: BeautifulSoup) -> Counter[str]:
    return Counter(str(link.get("id", "")) for link in soup.find_all("a"))


def doubts_about(original: str, html: str) -> Iterable[str]:
    before, now = text_of(original), text_of(html)
    lost = sorted(Counter(KEPT.findall(before)) - Counter(KEPT.findall(now)))
    if lost:
        yield _("Missing in the draft: %(words)s.") % {"words": ", ".join(lost)}
    numbers, drafted = (set(NUMBER.findall(KEPT.sub(" ", text))) for text in (before, now))
    if missing := sorted(numbers - drafted):
        yield ngettext(
            "Please check: the number %(numbers)s is missing in the draft.",
            "Please check: the numbers %(numbers)s are missing in the draft.",
            len(missing),
        ) % {"numbers": ", ".join(missing)}
    if added := sorted(drafted - numbers):
        yield ngettext(
            "Please check: the number %(numbers)s stands only in the draft.",
            "Please check: the numbers %(numbers)s stand only in the draft.",
            len(added),
        ) % {"numbers": ", ".join(added)}
    if links_in(parsed(original)) - links_in(parsed(html)):
        yield _("A link of the original is missing in the draft.")


def text_of(html: str) -> str:
    return parsed(html).get_text(" ")


def parsed(html: str) -> BeautifulSoup:
    # The space says that a text which is an address is meant as a text.
    return BeautifulSoup(f"{html} ", "html.parser")
