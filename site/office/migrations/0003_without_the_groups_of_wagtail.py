from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

#: What Wagtail brings along; beside our roles they only make people choose wrongly.
OF_WAGTAIL = ["Editors", "Moderators"]


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None = None) -> None:
    """Take away Wagtail's own groups. One that somebody is in stays: those people would lose what they may do."""
    apps.get_model("auth", "Group").objects.filter(name__in=OF_WAGTAIL, user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0002_roles_and_release"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    # Nobody needs them back.
    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
