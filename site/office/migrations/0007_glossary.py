from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import ADMINISTRATION, EDITORS, grant, withdraw

TERMS = ["content.add_term", "content.change_term", "content.delete_term"]
ROLES = (EDITORS, ADMINISTRATION)


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors explain words."""
    for role in ROLES:
        grant(role, TERMS, apps)


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for role in ROLES:
        withdraw(role, TERMS, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0006_reading_groups"),
        ("content", "0007_explained_words"),
    ]

    operations = [migrations.RunPython(give, take_back)]
