"""Publishing several pages at once: all of them or none, and each that must be mended is named."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from content.publishing.checklist import musts_of
from content.publishing.saying import say_what_stays_a_draft


def ask_before_publishing_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if action_type != "publish":
        return None
    refused = [page for page in to_publish(objects, action) if musts_of(page.get_latest_revision_as_object())]
    for page in refused:
        say_what_stays_a_draft(request, page)
    return redirect(action.next_url) if refused else None


def to_publish(objects: list[Any], action: Any) -> Iterator[Page]:
    """The chosen pages, and with them the drafts below that this person may publish."""
    for page in objects:
        if not isinstance(page, Page):
            continue
        yield page
        if action.cleaned_form.cleaned_data.get("include_descendants"):
            for draft in page.get_descendants().not_live():
                if draft.permissions_for_user(action.request.user).can_publish():
                    yield draft
