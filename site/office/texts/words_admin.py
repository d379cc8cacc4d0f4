"""A text that is no page, in one version beside the German words."""

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.texts.models import ReadingGroup
from content.texts.states import Standing
from content.versions import name_of

from .forms import ReadingForm
from .words import KINDS, edit_url, passages_of, says_the_same, standing_in, understood, words_of

if TYPE_CHECKING:
    from accounts.models import User

OTHERS = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES} - {settings.LANGUAGE_CODE}


class WordsView(WagtailAdminTemplateMixin, TemplateView):
    """For those who may change the words: whether a version says the same, and who has understood it."""

    header_icon = "wagtail-localize-language"
    template_name = "office/texts/words.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person, self.code = cast("User", request.user), kwargs["code"]
        kind = KINDS.get(kwargs["kind"])
        if kind is None or self.code not in OTHERS:
            raise Http404
        if not self.person.has_perm(f"{kind._meta.app_label}.change_{kind._meta.model_name}"):
            raise PermissionDenied
        self.thing = get_object_or_404(kind, pk=kwargs["pk"])
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_title(self) -> str:
        return _("%(title)s: %(version)s beside the German words") % {
            "title": self.thing,
            "version": name_of(self.code),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("texts:board"), "label": _("Language versions")}
        return [*super().get_breadcrumbs_items(), board, {"url": "", "label": self.get_page_title()}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        about: dict[str, Any] = {
            "thing": self.thing,
            "code": self.code,
            "words": request.POST.get("words", ""),
            "person": self.person,
        }
        if "same" in request.POST:
            is_noted = says_the_same(**about)
        else:
            form = ReadingForm(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(form=form))
            is_noted = understood(**about, **form.cleaned_data)
        if is_noted:
            messages.success(request, _("Noted. The board shows it."))
        else:
            messages.error(request, _("The words were changed meanwhile. Please compare once more."))
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        passages = passages_of(self.thing)
        standing = standing_in([each.text for each in passages], self.code)
        rows = [
            {
                "name": each.field.verbose_name,
                "german": each.text[settings.LANGUAGE_CODE],
                "own": each.text.get(self.code, ""),
                "is_older": each.text.is_older(self.code),
                "note": each.text.notes.get(self.code),
            }
            for each in passages
        ]
        return {
            **super().get_context_data(**kwargs),
            "form": kwargs.get("form") or ReadingForm(initial={"read_on": timezone.localdate()}),
            "rows": rows,
            "code": self.code,
            "version": name_of(self.code),
            "words": words_of(self.thing, self.code),
            "is_missing": standing == Standing.MISSING,
            "is_older": standing == Standing.OUT_OF_DATE,
            "has_groups": ReadingGroup.objects.exists(),
            "groups_url": reverse("reading_groups:add"),
            "edit_url": edit_url(self.thing),
        }
