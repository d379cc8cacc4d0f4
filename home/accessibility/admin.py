"""Tests with people, as the office enters them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from consultations.exports.listing import DayColumn

from . import scripts
from .models import PeopleTest
from .results import latest

CHANGES_TESTS = "home.change_peopletest"


class PeopleTestList(generic.IndexView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        url = reverse("people_tests:scripts")
        return [*super().header_buttons, HeaderButton(label=_("Test scripts"), url=url, icon_name="doc-full")]


class PeopleTestCreate(generic.CreateView):
    def get_initial_form_instance(self) -> PeopleTest:
        """What was tested is mostly what runs here."""
        return PeopleTest(version=latest().version)


class PeopleTestViewSet(ModelViewSet):
    model = PeopleTest
    name = "people_tests"
    url_prefix = "pruefungen"
    icon = "group"
    menu_label = _("Tests with people")
    menu_order = 860
    menu_hook = "register_reports_menu_item"
    add_to_admin_menu = True
    index_view_class = PeopleTestList
    add_view_class = PeopleTestCreate
    copy_view_enabled = False
    list_per_page = 50
    ordering = "-tested_on"
    list_display = [
        "who",
        Column("task", label=_("Task"), accessor="get_task_display"),
        Column("ending", label=_("How it went"), accessor="get_ending_display"),
        DayColumn("tested_on", label=_("Day")),
        BooleanColumn("is_public", label=_("Public")),
    ]
    list_filter = ["task", "ending", "is_public"]
    search_backend_name = None
    search_fields = ["who", "words"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("drehbuecher/", show_scripts, name="scripts")]


def show_scripts(request: HttpRequest) -> HttpResponse:
    """The scripts to read out or to print."""
    if not request.user.has_perm(CHANGES_TESTS):
        raise PermissionDenied
    title = _("Test scripts")
    ways = {"page_title": title, "header_title": title, "back_url": reverse("people_tests:index")}
    context = {"parts": scripts.parts(), **ways}
    return render(request, "home/accessibility/office/scripts.html", context)
