"""The roles of the office: groups of Wagtail with fixed names, and the way permissions get into them."""

from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps
from django.apps.registry import apps as current_apps

# What each may do: docs/roles.md.
AUTHORS = "Zuarbeit"
EDITORS = "Redaktion"
MODERATION = "Moderation"
CLERKS = "Sachbearbeitung"
COUNTERS = "Auszählung"
ADMINISTRATION = "Administration"
ROLES = (AUTHORS, EDITORS, MODERATION, CLERKS, COUNTERS, ADMINISTRATION)

# Who has this permission is staff.
STAFF_PERMISSION = "wagtailadmin.access_admin"


def grant(role: str, permissions: Iterable[str], apps: Apps = current_apps) -> Any:
    """Give a role permissions such as ``"consultations.change_proposal"`` and return its group.

    Works inside a data migration too (hand in its ``apps``), where permissions of new models do not exist yet.
    A misspelt permission is an error.
    """
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
    group.permissions.add(*(permission_named(name, apps) for name in permissions))
    return group


def grant_on_pages(role: str, permissions: Iterable[str], apps: Apps = current_apps) -> None:
    """Give a role permissions such as ``"wagtailcore.add_page"`` on the tree: all versions hang below its root."""
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for permission in [permission_named(name, apps) for name in permissions]:
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=grant(role, [], apps), page=root, permission=permission
        )


def grant_on_files(role: str, permissions: Iterable[str], apps: Apps = current_apps) -> None:
    """Give a role permissions such as ``"wagtailimages.add_image"`` in all collections."""
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for permission in [permission_named(name, apps) for name in permissions]:
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=grant(role, [], apps), collection=root, permission=permission
        )


def withdraw(role: str, permissions: Iterable[str], apps: Apps = current_apps) -> None:
    """The way back, for migrations."""
    group = apps.get_model("auth", "Group").objects.filter(name=role).first()
    if group:
        group.permissions.remove(*(permission_named(name, apps) for name in permissions))


def permission_named(name: str, apps: Apps) -> Any:
    """The permission, made where a migration needs it before Django does."""
    app_label, codename = name.split(".")
    permissions = apps.get_model("auth", "Permission").objects
    found = permissions.filter(content_type__app_label=app_label, codename=codename).first()
    return found or _new_permission(app_label, codename, apps)


def _new_permission(app_label: str, codename: str, apps: Apps) -> Any:
    # Django creates permissions only after the last migration.
    for model in current_apps.get_app_config(app_label).get_models(include_auto_created=True):
        options = model._meta
        names = [
            (f"{action}_{options.model_name}", f"Can {action} {options.verbose_name_raw}")
            for action in options.default_permissions
        ]
        for known, title in [*names, *options.permissions]:
            if known == codename:
                content_types = apps.get_model("contenttypes", "ContentType").objects
                content_type, _ = content_types.get_or_create(app_label=app_label, model=options.model_name)
                return apps.get_model("auth", "Permission").objects.create(
                    content_type=content_type, codename=codename, name=title[:255]
                )
    raise LookupError(f"No model of {app_label} has the permission {codename}.")
