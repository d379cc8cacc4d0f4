"""Posting the screens of the administration as a browser would: what stands in the form, with a few things changed."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class Form(HTMLParser):
    """The names and values that a browser would send for the form with this id, or the first POST form."""

    def __init__(self, markup: str, wanted: str = "w-editor-form") -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.wanted, self.inside, self.in_template = wanted, False, 0
        self.area: str | None = None
        self.select: str | None = None
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form" and given.get("id") == self.wanted:
            self.inside = True
        if tag == "template":
            self.in_template += 1
        if not self.inside or self.in_template:
            return
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") != "submit":
            is_box = given.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in given:
                self.values.setdefault(name, []).append(given.get("value", "on" if is_box else ""))
        if tag == "textarea" and name:
            self.area = name
            self.values.setdefault(name, []).append("")
        if tag == "select":
            self.select = name
        if tag == "option" and self.select and "selected" in given:
            self.values.setdefault(self.select, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "template":
            self.in_template -= 1
        if tag == "textarea":
            self.area = None
        if tag == "select":
            self.select = None

    def handle_data(self, data: str) -> None:
        if self.area and not self.in_template:
            # A browser leaves out the first line break of a text area.
            self.values[self.area][-1] += data.removeprefix("\r\n").removeprefix("\n")


def filled(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the form at ``url`` would send, with ``changes``."""
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return {**Form(response.content.decode()).values, **changes}
