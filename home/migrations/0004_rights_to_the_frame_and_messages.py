from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import ADMINISTRATION, EDITORS, grant, withdraw

PERMISSIONS = [
    "content.change_navigation",
    "content.change_announcement",
    "home.add_person",
    "home.change_person",
    "home.delete_person",
    "home.read_messages",
]
ROLES = (EDITORS, ADMINISTRATION)


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Menu, announcement and team are written by those who write what every page says; they read the messages, too."""
    for role in ROLES:
        grant(role, PERMISSIONS, apps)


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for role in ROLES:
        withdraw(role, PERMISSIONS, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_kinds_of_pages_messages_people"),
        ("content", "0002_menu_announcement_footer"),
        ("office", "0002_roles_and_release"),
    ]

    operations = [migrations.RunPython(give, take_back)]
