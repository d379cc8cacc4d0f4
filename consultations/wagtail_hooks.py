"""The office's screens: an index. Each subject builds its own."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from . import office_log
from .answers import log_actions as answer_log_actions
from .answers.admin import WorklistViewSet
from .exports.admin import Lists
from .imports import log_actions as import_log_actions
from .moderation import admin as moderation
from .moderation import log_actions as moderation_log_actions
from .pages import deletion  # noqa: F401  # Registers its hooks.
from .processes import log_actions as process_log_actions
from .processes.admin import ConsultationViewSet
from .shorts import log_actions as short_log_actions
from .shorts.admin import ShortTextViewSet
from .votes import log_actions as vote_log_actions


@hooks.register("register_admin_viewset")
def consultation_screens() -> list[ViewSet]:
    return [ConsultationViewSet(), WorklistViewSet(), ShortTextViewSet(), Lists()]


@hooks.register("register_log_actions")
def office_log_actions(actions: LogActionRegistry) -> None:
    process_log_actions.register(actions)
    subjects = (
        process_log_actions,
        answer_log_actions,
        moderation_log_actions,
        vote_log_actions,
        import_log_actions,
        short_log_actions,
    )
    for subject in subjects:
        office_log.register(actions, subject.ACTIONS)


@hooks.register("register_admin_urls")
def moderation_screens() -> list[URLPattern]:
    return moderation.urls()


@hooks.register("register_admin_menu_item")
def moderation_menu_item() -> MenuItem:
    return moderation.menu_item()
