from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import ADMINISTRATION, EDITORS, grant, withdraw

GROUPS = ["content.add_readinggroup", "content.change_readinggroup", "content.delete_readinggroup"]
ROLES = (EDITORS, ADMINISTRATION)


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors say who reads texts in Leichte Sprache before others do."""
    for role in ROLES:
        grant(role, GROUPS, apps)


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for role in ROLES:
        withdraw(role, GROUPS, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_checked_links"),
        ("content", "0005_words_of_pages_and_their_checks"),
    ]

    operations = [migrations.RunPython(give, take_back)]
