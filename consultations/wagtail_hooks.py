"""The office's screens: an index. Each subject builds its own."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from .answers import log_actions as answer_log_actions
from .pages import deletion  # noqa: F401  # Registers its hooks.
from .processes import log_actions as process_log_actions
from .processes.admin import ConsultationViewSet
from .votes import log_actions


@hooks.register("register_admin_viewset")
def consultation_screens() -> list[ViewSet]:
    return [ConsultationViewSet()]


@hooks.register("register_log_actions")
def vote_log_actions(actions: LogActionRegistry) -> None:
    log_actions.register(actions)


@hooks.register("register_log_actions")
def office_log_actions(actions: LogActionRegistry) -> None:
    process_log_actions.register(actions)
    answer_log_actions.register(actions)
