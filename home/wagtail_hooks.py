"""The office's screens of this area: an index."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from consultations import office_log

from .accessibility.admin import PeopleTestViewSet
from .contact import admin as contact
from .contact import log_actions
from .team.admin import PersonViewSet


@hooks.register("register_admin_viewset")
def screens() -> list[ViewSet]:
    return [contact.MessageViewSet(), PersonViewSet(), PeopleTestViewSet()]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    return contact.permissions()


@hooks.register("register_log_actions")
def log_actions_of_messages(actions: LogActionRegistry) -> None:
    office_log.register(actions, log_actions.ACTIONS)
