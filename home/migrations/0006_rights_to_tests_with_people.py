from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import ADMINISTRATION, EDITORS, grant, withdraw

PERMISSIONS = ["home.add_peopletest", "home.change_peopletest", "home.delete_peopletest"]
ROLES = (EDITORS, ADMINISTRATION)


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever writes the accessibility statement enters what came of tests with people."""
    for role in ROLES:
        grant(role, PERMISSIONS, apps)


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for role in ROLES:
        withdraw(role, PERMISSIONS, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_accessibility_statement_and_tests_with_people"),
        ("office", "0002_roles_and_release"),
    ]

    operations = [migrations.RunPython(give, take_back)]
