"""Beside the page editor: what the checker asks about the words that stand in the form."""

import logging
from collections import Counter
from itertools import groupby
from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from content.checking.asking import Question, level_of, questions_of
from content.models import WordChoice
from plain.rules.words import is_form_of

log = logging.getLogger(__name__)

#: More than anybody reads at once.
MOST = 150


class PlainLanguagePanel(BaseSidePanel):
    """The questions about what was saved last; the script asks again while somebody writes."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Questions about plain language")
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": self.panel.said["number"]}

    class Media:
        js: ClassVar = ["office/checking.js"]

    name = "plain-language"
    title = _("Plain language")
    template_name = "office/checking/panel.html"
    order = 360

    def __init__(self, page: Page, request: HttpRequest, url: str) -> None:
        self.url = url
        self.said = said_about(page)
        super().__init__(page, request)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), **self.said, "url": self.url}


def said_about(page: Page) -> dict[str, Any]:
    """What panel and answer show. A fault in the checker costs its advice, never the editor."""
    try:
        choices = list(WordChoice.objects.select_related("term"))
        found = questions_of(page, {choice.avoid: choice.prefer for choice in choices})
    except Exception:
        log.exception("The checker failed on the page %s.", page.pk)
        return {"failed": True, "number": 0, "places": []}
    counts = Counter(each.is_must for each in found)
    shown = found[:MOST]
    return {
        "failed": False,
        "number": len(found),
        "musts": counts[True],
        "hints": counts[False],
        "left_out": len(found) - len(shown),
        "places": places(shown, choices, level_of(page)),
    }


def places(found: list[Question], choices: list[WordChoice], level: str) -> list[dict[str, Any]]:
    """One entry for each place of the form, with its questions."""
    return [
        {
            "name": name,
            "anchor": anchor,
            "questions": [{"asked": each, "explanation": explanation(each, choices, level)} for each in asked],
        }
        for (anchor, name), asked in groupby(found, key=lambda each: (each.passage.anchor, each.passage.place))
    ]


def explanation(question: Question, choices: list[WordChoice], level: str) -> str:
    """How the glossary explains the word, where the list names an entry of it."""
    if question.rule != "rare-word":
        return ""
    choice = next((each for each in choices if is_form_of(question.words, each.avoid)), None)
    if choice is None or choice.term is None:
        return ""
    said = choice.term.explanation
    return str(said.get(level) or said.get("de") or "")


def with_ours(panels: MediaContainer, page: Page, request: HttpRequest, url: str) -> MediaContainer:
    if level_of(page):
        panels.append(PlainLanguagePanel(page, request, url))
    return panels


def of_edit(self: EditView) -> MediaContainer:
    """What is only asked for again after saving needs no second panel."""
    panels = edit_as_wagtail_says(self)
    if self.expects_json_response or self.hydrate_create_view or not hasattr(self.page, "own_findings"):
        return panels
    return with_ours(panels, self.page, self.request, reverse("checking:edited", args=[self.page.pk]))


def of_create(self: CreateView) -> MediaContainer:
    panels = create_as_wagtail_says(self)
    if not hasattr(self.page, "own_findings"):
        return panels
    kind = self.page_content_type
    url = reverse("checking:begun", args=[kind.app_label, kind.model, self.parent_page.pk])
    return with_ours(panels, self.page, self.request, url)


edit_as_wagtail_says, create_as_wagtail_says = EditView.get_side_panels, CreateView.get_side_panels
# Wagtail offers no other way: the editor's views name their panels themselves.
EditView.get_side_panels, CreateView.get_side_panels = of_edit, of_create
