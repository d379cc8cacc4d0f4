"""A version beside the German text: what has changed there, and the word that this version follows it."""

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.drafting.asking import simplification_service
from content.drafting.drafts import suggest
from content.drafting.saying import say
from content.models import BasePage
from content.texts.models import TextState
from content.texts.panels import former_check, siblings, state_of
from content.texts.passages import passages_of
from content.versions import EASY, name_of

from .comparing import changes, is_parallel, passages_with
from .services import follows_german

if TYPE_CHECKING:
    from accounts.models import User


class VersionView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one page in a version other than the German one, for those who may change or publish it."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = cast("User", request.user)
        self.public: Page = get_object_or_404(Page.objects.select_related("locale"), pk=kwargs["page_id"])
        self.may = self.public.permissions_for_user(self.person)
        # Of other makers' pages we know no words.
        is_ours = issubclass(self.public.specific_class or Page, BasePage)
        if not is_ours or not (self.may.can_edit() or self.may.can_publish()):
            raise PermissionDenied
        if self.code == settings.LANGUAGE_CODE:
            # The German page follows nothing.
            return redirect(self.edit_url)
        # As it was last written.
        self.page: Any = self.public.get_latest_revision_as_object()
        found = siblings(self.public)
        self.state: TextState | None = state_of(found.get(self.code))
        self.german: Page | None = found.get(settings.LANGUAGE_CODE)
        self.german_state: TextState | None = state_of(self.german)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @property
    def code(self) -> str:
        return str(self.public.locale.language_code)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.public.pk])

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": self.edit_url, "label": self.title}
        return [*super().get_breadcrumbs_items(), edit, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "page": self.page,
            "version": name_of(self.code),
            "code": self.code,
            "edit_url": self.edit_url,
            "state": self.state,
            "german_state": self.german_state,
            "former_check": former_check(self.public, self.state),
        }


class CompareView(VersionView):
    template_name = "office/texts/compare.html"

    def get_page_title(self) -> str:
        return _("Compare with the German text: %(title)s") % {"title": self.title}

    @property
    def can_say_so(self) -> bool:
        """Of a public text only somebody who may publish it; of a draft also its author, for somebody releases it."""
        is_draft = self.public.has_unpublished_changes or not self.public.live
        return bool(self.may.can_publish() or (is_draft and self.may.can_edit()))

    @property
    def is_older(self) -> bool:
        return self.state is not None and self.state.is_older_than(self.german_state)

    @property
    def can_ask(self) -> bool:
        return self.code == EASY and self.may.can_edit() and simplification_service().is_on

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "suggest" in request.POST:
            return self.suggest(request)
        here = reverse("texts:compare", args=[self.public.pk])
        if not self.can_say_so or self.german_state is None:
            raise PermissionDenied
        if request.POST.get("german") != self.german_state.digest:
            messages.error(request, _("The German text has changed meanwhile. Please compare once more."))
        elif follows_german(page=self.public, german=self.german_state, person=self.person):
            messages.success(request, _("This version follows the German text. Readers see no note any more."))
        else:
            messages.success(
                request, _("Noted. As soon as the draft is published, this version follows the German text.")
            )
        return redirect(here)

    def suggest(self, request: HttpRequest) -> HttpResponse:
        """Drafts of the German passages that are new, for whoever copies from them. Nothing is kept."""
        if not self.can_ask:
            raise PermissionDenied
        changed = self.get_context_data()["changes"]
        passages = [" ".join(words for words, _is_changed in change.now) for change in changed]
        suggestions, outcome = suggest(each for each in passages if each)
        say(request, outcome)
        return self.render_to_response(self.get_context_data(suggestions=suggestions.items()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        german, own = self.german_state, passages_of(self.page)
        before = passages_with(german, self.state.basis if self.state else "")
        now = passages_with(german, german.digest if german else "")
        return {
            **super().get_context_data(**kwargs),
            "can_ask": self.can_ask,
            "is_older": self.is_older,
            "is_coming": self.state is not None and german is not None and self.state.coming_basis == german.digest,
            "has_before": bool(before),
            "changes": changes(before, now, own) if self.is_older and before else [],
            "is_parallel": is_parallel(before, own),
            "own_passages": own,
            "now_passages": now,
            "can_say_so": self.can_say_so and german is not None,
            "has_draft": self.public.has_unpublished_changes,
        }
