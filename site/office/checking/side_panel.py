"""Beside the editor of pages and of other texts: what the checker asks about the words that stand in the form."""

from typing import Any, ClassVar

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.generic import models
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from content.checking.asking import level_of
from content.checking.fields import fields_of, is_menu, texts_of
from content.checking.saying import said, said_about


class PlainLanguagePanel(BaseSidePanel):
    """The questions about what was saved last; the script asks again while somebody writes."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Questions about plain language")
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": self.panel.said["number"]}

    class Media:
        js: ClassVar = ["content/checking.js"]

    name = "plain-language"
    title = _("Plain language")
    template_name = "office/checking/panel.html"
    order = 360

    def __init__(
        self, thing: Model, request: HttpRequest, url: str, said: dict[str, Any], *, is_about_fields: bool = False
    ) -> None:
        self.url, self.said, self.is_about_fields = url, said, is_about_fields
        super().__init__(thing, request)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = {"url": self.url, "is_about_fields": self.is_about_fields, **self.said}
        return {**super().get_context_data(parent_context), **context}


def with_ours(panels: MediaContainer, page: Page, request: HttpRequest, url: str) -> MediaContainer:
    if level_of(page):
        panels.append(PlainLanguagePanel(page, request, url, said_about(page)))
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


def with_fields(panels: MediaContainer, view: Any) -> MediaContainer:
    """Of what is no page: a topic, a person of the team, the words of the menu, a consultation's own screen."""
    fields = [field for _form, _name, field in fields_of(view.form)]
    if fields:
        thing = view.form.instance
        # The inputs of the menu do not say their language: asked about again after saving.
        url = "" if any(is_menu(each) for each in fields) else reverse("checking:fields")
        found = said(texts_of(view.form), about=thing._meta.label)
        panels.append(PlainLanguagePanel(thing, view.request, url, found, is_about_fields=True))
    return panels


edit_as_wagtail_says, create_as_wagtail_says = EditView.get_side_panels, CreateView.get_side_panels
# Wagtail offers no other way: the editor's views name their panels themselves.
EditView.get_side_panels, CreateView.get_side_panels = of_edit, of_create


def also_with_fields(view: type[Any]) -> None:
    as_wagtail_says = view.get_side_panels
    view.get_side_panels = lambda self: with_fields(as_wagtail_says(self), self)


also_with_fields(models.EditView)
also_with_fields(models.CreateView)
