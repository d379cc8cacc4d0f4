"""How the administration says that a page was not published."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def checklist_url(page: Page) -> str:
    return reverse("publishing:checklist", args=[page.pk])


def say_what_stays_a_draft(request: HttpRequest, page: Page) -> None:
    sentence = _("“%(title)s” was not published: something must be mended first. What you wrote is saved as a draft.")
    button = messages.button(checklist_url(page), _("See what it is"))
    messages.error(request, sentence % {"title": page.get_admin_display_title()}, buttons=[button])
