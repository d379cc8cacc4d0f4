"""Releasing pages with four eyes; checked links lie in a module of their own, named here for Django."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from .broken_links.models import CheckedLink

if TYPE_CHECKING:
    from accounts.models import User

__all__ = ["CheckedLink", "ReleaseTask"]


class ReleaseTask(AbstractGroupApprovalTask):
    """One of these groups releases what somebody else has handed in, never what one has handed in oneself."""

    class Meta:
        verbose_name = _("release by a second person")
        verbose_name_plural = _("releases by a second person")

    @classmethod
    def get_description(cls) -> str:
        return str(_("A second person reads the page and releases it."))

    def get_actions(self, obj: Page, user: "User") -> list[tuple[str, Any, bool]]:
        state = obj.current_workflow_state
        if state and state.requested_by_id == user.pk:
            return []
        if not super().get_actions(obj, user):
            return []
        return [
            ("reject", _("Give back with a comment"), True),
            ("approve", _("Release"), False),
            ("approve", _("Release with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: "User", **kwargs: Any) -> QuerySet[TaskState]:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user)

    def on_action(self, task_state: TaskState, user: "User", action_name: str, **kwargs: Any) -> None:
        # Screens ask before; this is for whatever else acts.
        if task_state.workflow_state.requested_by_id == user.pk:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)
