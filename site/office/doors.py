"""Who gets into which part of the administration, asked before Wagtail asks.

Wagtail shows some of its screens to all staff: the titles of all pages in choosers, reports, histories. Here whoever
does not write pages gets to the own screens only, and reports are for those who answer for all pages.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin.auth import require_admin_access, user_has_any_page_permission
from wagtail.permissions import page_permission_policy

if TYPE_CHECKING:
    from accounts.models import User

START = "/verwaltung/"

#: What every member of staff needs: the first screen, the own account, the way in and out.
FOR_ALL = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}
#: These ask the rules of the consultations themselves.
ASK_THEMSELVES = ("moderation:", "consultations_admin:", "answers_admin:", "office_")
#: For people who answer for all pages.
OF_PUBLISHERS = (
    "wagtailadmin_reports:",
    "wagtail_localize:translations_report",
    "broken_links:",
    "published_despite:",
    "texts:board",
    "plain_language:",
)
#: How pages are released is settled by a migration; only the operator of the server changes it.
OF_OPERATORS = ("wagtailadmin_workflows:", "wagtailusers_groups:")
#: One report is also where the editor's screens lead: which kinds of pages there are.
OF_WRITERS = "wagtailadmin_reports:page_types_usage"
#: Two screens of Wagtail's fail where a request does not even name this field of theirs.
FIELD_OF = {
    "wagtailadmin_choose_page_external_link": "external-link-chooser-url",
    "wagtailredirects:process_import": "import_file_name",
}
TRANSLATES = "wagtail_localize.submit_translation"


def writes(person: "User") -> bool:
    """Whether somebody may write pages, be it only the own ones."""
    return bool(user_has_any_page_permission(person))


def publishes(person: "User") -> bool:
    return bool(page_permission_policy.user_has_permission(person, "publish"))


def is_open(name: str, person: "User") -> bool:
    """Whether this person has anything to do at the address of this name."""
    if name in FOR_ALL or name.startswith(ASK_THEMSELVES):
        return True
    if name.startswith(OF_PUBLISHERS) and not name.startswith(OF_WRITERS):
        return publishes(person)
    if name.startswith(OF_OPERATORS):
        return person.is_superuser
    if name.startswith("wagtail_localize:"):
        return person.has_perm(TRANSLATES)
    return writes(person)


class OfficeDoorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.path.startswith(START):
            return None
        match = request.resolver_match
        person = request.user
        # Whoever is no staff is Wagtail's to turn away. Addresses of ours without a name ask themselves.
        if match is None or match.url_name is None or not person.is_authenticated or not person.is_staff:
            return None
        if not is_open(match.view_name, person):
            return refuse(request)
        if request.method == "POST" and FIELD_OF.get(match.view_name, "") not in ("", *request.POST):
            return HttpResponseBadRequest()
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A form of Wagtail's that came without one of its fields is a bad request, not a fault of ours."""
        if request.path.startswith(START) and isinstance(exception, MultiValueDictKeyError):
            return HttpResponseBadRequest()
        return None


def refuse(request: HttpRequest) -> HttpResponse:
    """As Wagtail does: a sentence on the first screen."""

    def deny(request: HttpRequest) -> HttpResponse:
        raise PermissionDenied

    return require_admin_access(deny)(request)
