from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import ADMINISTRATION, EDITORS, grant, withdraw

TOPICS = ["news.add_topic", "news.change_topic", "news.delete_topic"]
ROLES = (EDITORS, ADMINISTRATION)


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors say what the news can be about."""
    for role in ROLES:
        grant(role, TOPICS, apps)


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for role in ROLES:
        withdraw(role, TOPICS, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0003_without_the_groups_of_wagtail"),
        ("news", "0001_news_and_events"),
    ]

    operations = [migrations.RunPython(give, take_back)]
