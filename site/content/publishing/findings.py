"""What the check-list says about one place of a page."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

#: How much of a passage a sentence repeats.
LONGEST = 60


@dataclass(frozen=True)
class Finding:
    """One thing to mend, in a sentence that says how. What must be mended stops publishing."""

    code: str
    sentence: str
    is_must: bool = False
    #: Whether it may be published as it is, if somebody says why.
    takes_reason: bool = True
    #: What the editor calls the place, and where it is: an element of the editor's form, or another screen.
    place: str = ""
    anchor: str = ""
    url: str = ""

    def address(self, page: Any) -> str:
        """Where one mends it, from any screen."""
        return self.url or f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#{self.anchor}"

    def noted(self) -> dict[str, str]:
        """What the log keeps of it."""
        return {"code": self.code, "place": self.place, "sentence": self.sentence}


def must(code: str, sentence: str, *, place: str = "", anchor: str = "", url: str = "") -> Finding:
    return Finding(code, str(sentence), is_must=True, place=str(place), anchor=anchor, url=url)


def demand(code: str, sentence: str, *, place: str = "", anchor: str = "", url: str = "") -> Finding:
    """As ``must``, and no reason of the check-list helps."""
    return replace(must(code, sentence, place=place, anchor=anchor, url=url), takes_reason=False)


def hint(code: str, sentence: str, *, place: str = "", anchor: str = "", url: str = "") -> Finding:
    return Finding(code, str(sentence), place=str(place), anchor=anchor, url=url)


def excerpt(text: str) -> str:
    """The beginning of a passage, so that one finds it."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def field(name: str, label: Any) -> dict[str, str]:
    """A place that is one field of the editor's form."""
    words = str(label)
    return {"place": words[:1].upper() + words[1:], "anchor": f"id_{name}"}


def rows(findings: list[Finding], page: Any = None) -> list[dict[str, str]]:
    """Ready to show: in the editor itself, or with ``page`` on another screen."""
    return [
        {
            "sentence": each.sentence,
            "place": each.place,
            "url": each.address(page) if page else each.url or (each.anchor and f"#{each.anchor}"),
        }
        for each in findings
    ]
