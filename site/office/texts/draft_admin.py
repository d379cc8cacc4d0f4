"""Help with Leichte Sprache: a service of the city proposes a draft, editors make a text of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from content.drafting.asking import simplification_service
from content.drafting.drafts import draft_in_easy_language
from content.drafting.saying import say
from content.texts.passages import passages_of
from content.versions import EASY

from .compare_admin import VersionView


class DraftView(VersionView):
    template_name = "office/texts/draft.html"
    header_icon = "edit"
    page_title = gettext_lazy("Ask for a draft")

    def get_page_title(self) -> str:
        return _("Ask for a draft: %(title)s") % {"title": self.title}

    @cached_property
    def original(self) -> Any:
        """What everybody reads, or the draft for those who may read that."""
        if self.german is None:
            return None
        if self.german.live:
            return self.german.specific
        may = self.german.permissions_for_user(self.person)
        return self.german.get_latest_revision_as_object() if may.can_edit() else None

    @property
    def can_ask(self) -> bool:
        is_free = self.may.can_edit() and not self.may.page_locked()
        is_same_kind = self.original is not None and type(self.original) is type(self.page)
        return bool(self.code == EASY and simplification_service().is_on and is_free and is_same_kind)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.can_ask:
            raise PermissionDenied
        seen = request.POST.get("seen", "")
        if seen != str(self.public.latest_revision_id or 0):
            messages.error(request, _("Somebody has saved this page meanwhile. Nothing was changed."))
            return redirect(request.path)
        outcome = draft_in_easy_language(page=self.page, german=self.original, person=self.person, seen=int(seen))
        say(request, outcome)
        is_there = outcome.drafted and not (outcome.is_stale or outcome.is_refused)
        return redirect(self.edit_url if is_there else request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "can_ask": self.can_ask,
            "host": simplification_service().host,
            "passages": passages_of(self.original) if self.original is not None else [],
            "own_passages": passages_of(self.page),
            "seen": self.public.latest_revision_id or 0,
        }
