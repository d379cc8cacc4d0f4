"""The answer to the script of the editors: what the checker asks about the form as it is now. Nothing is saved."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views import View
from wagtail.admin.views.pages.preview import PreviewOnCreate, PreviewOnEdit
from wagtail.models import Page

from content.checking.asking import level_in, level_of
from content.checking.passages import Passage
from content.checking.saying import said, said_about

#: A page of fifty screens; what is longer is no page.
LARGEST = 1_000_000


class AskingMixin:
    """The form is read as for a preview, which asks first whether this person may change the page."""

    http_method_names: ClassVar = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Asked before anything is read.
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            return HttpResponse(status=413)
        try:
            form = self.get_form(request.POST)  # type: ignore[attr-defined]  # Wagtail's.
            is_readable = self.validate_form(form)  # type: ignore[attr-defined]
        except (KeyError, ValueError):
            # No editor sends this.
            return HttpResponseBadRequest()
        page = form.save(commit=False) if is_readable else None
        if page is None or not hasattr(page, "own_findings") or not level_of(page):
            # While somebody writes a form is often not whole; what was said before stays.
            return HttpResponse(status=204)
        return render(request, "content/checking/said.html", said_about(page))


class EditedView(AskingMixin, PreviewOnEdit):
    pass


class BegunView(AskingMixin, PreviewOnCreate):
    """Of a page that is not there yet."""

    def get_object(self) -> Any:
        page = super().get_object()
        # As the editor does: a page speaks the language of the one above it.
        page.locale = Page.objects.select_related("locale").get(pk=self.parent_object_id).locale
        return page


class FieldsView(View):
    """Of texts that are no page's: each with its language, its place on the screen, and whether it is a line."""

    PARTS = ("text", "language", "place", "anchor", "line")

    def post(self, request: HttpRequest) -> HttpResponse:
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            return HttpResponse(status=413)
        sent = [request.POST.getlist(name) for name in self.PARTS]
        if len({len(values) for values in sent}) > 1:
            return HttpResponseBadRequest()
        texts = [
            (level_in(language), [Passage(text.strip(), place, anchor, is_line=bool(line))])
            for text, language, place, anchor, line in zip(*sent, strict=True)
        ]
        return render(request, "content/checking/said.html", said(texts, about="a form"))
