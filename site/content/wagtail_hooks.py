"""How Wagtail and wagtail-localize behave here."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from content.closed import closed, is_closed_page
from content.drafting import admin as drafting
from content.guards import NEVER_SYNCED
from content.publishing.gate import putting_back
from content.publishing.saying import say_what_stays_a_draft
from content.rich_text import LocalizedPageLinkHandler
from content.terms.admin import TermViewSet
from content.texts.localize_words import LocalizeWords


@hooks.register("register_rich_text_features", order=100)
def links_lead_to_the_readers_version(features: FeatureRegistry) -> None:
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("before_serve_page")
def keep_closed(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """Previews do not come by here: whoever writes a page may look at it."""
    return closed(request) if is_closed_page(page, request) else None


@hooks.register("construct_page_action_menu")
def hide_what_would_overwrite_a_version(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """No page turns into an alias; a page in Leichte Sprache cannot be synced with the German one."""
    page = context.get("page")
    hidden = {"localize-convert-to-alias"}
    if page and page.locale.language_code in NEVER_SYNCED:
        hidden.add("localize-restart-translation")
    menu_items[:] = [item for item in menu_items if item.name not in hidden]


@hooks.register("register_admin_urls", order=-1)
def stand_before_localize() -> list[URLPattern]:
    """Some of wagtail-localize's addresses, answered here first: it asks for the general permission alone. Its words to
    the browser are ours, too.
    """
    return [
        path("localize/jsi18n/", LocalizeWords.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", no_alias),
        path("localize/submit/page/<int:page_id>/", submit_page_translation),
        path("localize/update/<int:translation_source_id>/", update_translations),
        path("localize/translate/<int:translation_id>/machine_translate/", drafting.translate),
    ]


def no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """There are no aliases between versions."""
    raise Http404


def submit_page_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Only who may edit a page may hand it on for translation."""
    require_editor(request, get_object_or_404(Page, id=page_id))
    return SubmitPageTranslationView.as_view()(request, page_id=page_id)


def update_translations(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Only who may edit a page may carry its changes over, and only who may publish may publish that way."""
    source = get_object_or_404(TranslationSource, id=translation_source_id)
    instance = source.get_source_instance()
    wants_drafts = drafting.takes_over(request)
    if isinstance(instance, Page):
        require_editor(request, instance)
        if "publish_translations" in request.POST:
            targets = [each.get_target_instance() for each in source.translations.filter(enabled=True)]
            if not all(target.permissions_for_user(request.user).can_publish() for target in targets):
                raise PermissionDenied
    with putting_back() as drafts:
        response = UpdateTranslationsView.as_view()(request, translation_source_id=translation_source_id)
    for page in drafts:
        say_what_stays_a_draft(request, page)
    if wants_drafts and response.status_code == HTTPStatus.FOUND:
        drafting.translate_all(request, source)
    return response


def require_editor(request: HttpRequest, page: Page) -> None:
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied


@hooks.register("register_admin_viewset")
def glossary_screens() -> list[ViewSet]:
    return [TermViewSet("terms")]
