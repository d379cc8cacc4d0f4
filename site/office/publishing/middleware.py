"""Whatever is published in the administration is asked about; who is refused lands on the page's check-list."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.publishing.gate import Refused, asking
from content.publishing.saying import checklist_url

from ..doors import START


class PublishingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD") or not request.path.startswith(START):
            return self.get_response(request)
        with asking():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer(request, exception) if isinstance(exception, Refused) else None


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    title = refused.page.get_admin_display_title()
    if refused.is_copy:
        sentence = _(
            "“%(title)s” was not copied: something must be mended first. Copy it as a draft, and mend it there."
        )
        if is_for_programs(request):
            return told(sentence % {"title": title})
        messages.error(request, sentence % {"title": title})
        return redirect(request.get_full_path())
    sentence = _("“%(title)s” was not published: something must be mended first. What you wrote is saved as a draft.")
    if is_for_programs(request):
        return told(sentence % {"title": title})
    messages.error(request, sentence % {"title": title})
    # What somebody wrote to the author while releasing stays, too.
    comment = request.POST.get("comment", "")
    url = checklist_url(refused.page) + (f"?{urlencode({'comment': comment})}" if comment else "")
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": url})
    return redirect(url)


def is_for_programs(request: HttpRequest) -> bool:
    return request.path.startswith(f"{START}api/")


def told(sentence: str) -> JsonResponse:
    """As Wagtail's interface for programs refuses things."""
    return JsonResponse({"detail": sentence}, status=400)
