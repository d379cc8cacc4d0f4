"""Who in the office sees a list."""

from typing import Any

from django.db.models import Model
from wagtail.permission_policies.base import BaseDjangoAuthPermissionPolicy

from ..processes.readers import OFFICE


class ReadersOf(BaseDjangoAuthPermissionPolicy):
    """Lets people with one of the permissions look; nobody adds, changes or deletes anything through a list."""

    def __init__(self, model: type[Model], permissions: tuple[str, ...] = OFFICE) -> None:
        super().__init__(model)
        self.permissions = permissions

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and any(user.has_perm(permission) for permission in self.permissions)
