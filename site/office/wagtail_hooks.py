"""How the administration looks and behaves here."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from accounts.requests import SignedInRequest
from consultations import office_log
from content.closed_titles import without_closed

from . import menu
from .broken_links import admin as broken_links
from .checking import admin as checking
from .checking.word_admin import WordChoiceViewSet
from .doors import writes
from .panels import TodayPanel
from .publishing import admin as publishing
from .publishing import log_actions
from .publishing.bulk import ask_before_publishing_many
from .publishing.userbar import take_our_checks
from .texts import admin as texts
from .texts import log_actions as log_actions_of_texts
from .texts.board_admin import menu_item as board_item
from .texts.check_admin import ReadingGroupViewSet

hooks.register("construct_main_menu", menu.arrange_main, order=100)
hooks.register("construct_reports_menu", menu.arrange_reports, order=100)
hooks.register("construct_settings_menu", menu.arrange_settings, order=100)
hooks.register("construct_help_menu", menu.arrange_help, order=100)


@hooks.register("construct_page_chooser_queryset")
def choose_only_what_one_may_read(pages: QuerySet[Page], request: SignedInRequest) -> QuerySet[Page]:
    return without_closed(pages, request.user)


@hooks.register("construct_homepage_panels", order=100)
def what_matters_today(request: SignedInRequest, panels: list[Component]) -> None:
    """In place of Wagtail's: what waits, and for those who write, where they were."""
    edits = [panel for panel in panels if isinstance(panel, RecentEditsPanel)] if writes(request.user) else []
    panels[:] = [TodayPanel(request.user), *edits]


@hooks.register("construct_homepage_summary_items", order=100)
def no_numbers(request: HttpRequest, items: list[SummaryItem]) -> None:
    """How many pages and pictures there are helps nobody."""
    items.clear()


@hooks.register("construct_page_action_menu", order=200)
def release_comes_first(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Whoever opens a page that waits for them has come to release it."""
    menu_items.sort(key=lambda item: not (item.name == "approve" and not item.launch_modal))


hooks.register("register_admin_urls", broken_links.urls)
hooks.register("register_reports_menu_item", broken_links.menu_item)
hooks.register("register_admin_urls", publishing.urls)
hooks.register("register_reports_menu_item", publishing.menu_item)
hooks.register("register_page_header_buttons", publishing.checklist_button)
hooks.register("register_admin_urls", texts.urls)
hooks.register("register_page_header_buttons", texts.version_buttons)
hooks.register("register_admin_menu_item", board_item)
hooks.register("register_admin_viewset", lambda: ReadingGroupViewSet())
hooks.register("register_admin_urls", checking.urls)
hooks.register("register_reports_menu_item", checking.menu_item)
hooks.register("register_admin_viewset", lambda: WordChoiceViewSet())
hooks.register("before_bulk_action", ask_before_publishing_many)
hooks.register("construct_wagtail_userbar", take_our_checks)


@hooks.register("register_log_actions")
def own_log_actions(actions: LogActionRegistry) -> None:
    office_log.register(actions, log_actions.ACTIONS)
    office_log.register(actions, log_actions_of_texts.ACTIONS)


@hooks.register("insert_global_admin_css")
def office_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("office/office.css"))
