from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import EDITORS, MODERATION, STAFF_PERMISSION, grant, permission_named, withdraw

OF_MODERATION = [STAFF_PERMISSION, "consultations.moderate"]
OF_EDITORS = [
    STAFF_PERMISSION,
    "consultations.change_consultation",
    "consultations.answer",
    "wagtail_localize.submit_translation",
]
ON_PAGES = ["add_page", "change_page", "publish_page"]
ON_FILES = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]
APP_OF_FILE = {"image": "wagtailimages", "document": "wagtaildocs"}


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Moderation checks contributions; editors write pages, set consultations up and answer. Administrators count."""
    grant(MODERATION, OF_MODERATION, apps)
    editors = grant(EDITORS, OF_EDITORS, apps)
    # All language versions hang below the root.
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for permission in permissions([f"wagtailcore.{name}" for name in ON_PAGES], apps):
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=editors, page=root, permission=permission
        )
    files = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    names = [f"{APP_OF_FILE[name.split('_')[1]]}.{name}" for name in ON_FILES]
    for permission in permissions(names, apps):
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=editors, collection=files, permission=permission
        )


def permissions(names: list[str], apps: Apps) -> list[object]:
    return [permission_named(name, apps) for name in names]


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for model in ("GroupPagePermission", "GroupCollectionPermission"):
        apps.get_model("wagtailcore", model).objects.filter(group__name=EDITORS).delete()
    withdraw(EDITORS, OF_EDITORS, apps)
    withdraw(MODERATION, OF_MODERATION, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0003_categories_on_the_consultations_screen"),
        ("accounts", "0001_account"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(give, take_back)]
