from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import ADMINISTRATION, EDITORS, grant, withdraw

WORDS = ["content.add_wordchoice", "content.change_wordchoice", "content.delete_wordchoice"]
ROLES = (EDITORS, ADMINISTRATION)


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors say which words the city writes."""
    for role in ROLES:
        grant(role, WORDS, apps)


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for role in ROLES:
        withdraw(role, WORDS, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0007_glossary"),
        ("content", "0008_word_list"),
    ]

    operations = [migrations.RunPython(give, take_back)]
