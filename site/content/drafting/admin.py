"""The buttons of wagtail-localize that ask the translation service, answered here.

wagtail-localize asks inside of a transaction, says "Successfully translated" whatever came, and publishes at once where
somebody ticks both boxes.
"""

from typing import TYPE_CHECKING, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation, TranslationSource

from .drafts import draft_translation
from .saying import say

if TYPE_CHECKING:
    from accounts.models import User

TRANSLATES = "wagtail_localize.submit_translation"
#: The boxes of wagtail-localize's form.
DRAFTS, PUBLISHES = "use_machine_translation", "publish_translations"


@require_POST
def translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Drafts for everything on this page that has no translation yet."""
    translation = get_object_or_404(Translation, pk=translation_id)
    person = cast("User", request.user)
    if not may_translate(person, translation):
        raise PermissionDenied
    translator = get_machine_translator()
    if translator is None or not translator.can_translate(translation.source.locale, translation.target_locale):
        raise Http404
    say(request, draft_translation(translation, person))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def may_translate(person: "User", translation: Translation) -> bool:
    page = translation.get_target_instance() if person.has_perm(TRANSLATES) else None
    may = page.permissions_for_user(person) if isinstance(page, Page) else None
    return bool(may and may.can_edit() and not may.page_locked())


def takes_over(request: HttpRequest) -> bool:
    """Whether drafts are asked for. Then wagtail-localize neither asks nor publishes: somebody reads drafts first."""
    if request.method != "POST" or DRAFTS not in request.POST:
        return False
    posted = request.POST.copy()
    del posted[DRAFTS]
    if PUBLISHES in posted:
        del posted[PUBLISHES]
        messages.warning(request, _("Nothing was published: please read the drafts first."))
    request.POST = posted  # type: ignore[assignment]  # Django's own way to change it.
    return True


def translate_all(request: HttpRequest, source: TranslationSource) -> None:
    """Drafts for each version of the page that is kept by wagtail-localize."""
    person, translator = cast("User", request.user), get_machine_translator()
    for translation in source.translations.filter(enabled=True).select_related("source", "target_locale"):
        can = translator is not None and translator.can_translate(source.locale, translation.target_locale)
        if can and may_translate(person, translation):
            say(request, draft_translation(translation, person), str(translation.target_locale))
