"""Reading what a template made, as a person or a program would find it."""

from html.parser import HTMLParser
from typing import Any

from django.template import Context, Template

# They have no end tag.
VOID = {"input", "meta", "link", "br", "img", "hr", "rect", "path"}


class Tag:
    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes, self.text = name, attributes, ""

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def get(self, attribute: str) -> str | None:
        return self.attributes.get(attribute)


class Tags(HTMLParser):
    """Every element of a page in order, each with the text inside it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self.open: list[Tag] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self.found.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].name == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data

    def all(self, name: str) -> list[Tag]:
        return [tag for tag in self.found if tag.name == name]

    def by_id(self, identifier: str) -> Tag:
        return next(tag for tag in self.found if tag.get("id") == identifier)


def show(source: str, **context: Any) -> str:
    return Template("{% load design %}" + source).render(Context(context))


def words(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())
