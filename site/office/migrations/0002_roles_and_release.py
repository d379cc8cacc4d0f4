from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.roles import (
    ADMINISTRATION,
    AUTHORS,
    CLERKS,
    COUNTERS,
    EDITORS,
    MODERATION,
    STAFF_PERMISSION,
    grant,
    grant_on_files,
    grant_on_pages,
    withdraw,
)

WORKFLOW = "Vier-Augen-Freigabe"
TASK = "Freigabe durch die Redaktion"

MODERATES, ANSWERS, COUNTS = "consultations.moderate", "consultations.answer", "consultations.count"
SETS_UP = "consultations.change_consultation"
TRANSLATES = "wagtail_localize.submit_translation"
OF_THE_SITE = [
    "content.change_sitefacts",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
]
OF_ACCOUNTS = ["accounts.add_user", "accounts.change_user", "accounts.delete_user"]

PERMISSIONS = {
    AUTHORS: [],
    EDITORS: [SETS_UP, ANSWERS, TRANSLATES, *OF_THE_SITE],
    MODERATION: [MODERATES],
    CLERKS: [ANSWERS],
    COUNTERS: [COUNTS],
    ADMINISTRATION: [
        *(MODERATES, ANSWERS, COUNTS, SETS_UP, "consultations.delete_consultation", TRANSLATES),
        *OF_THE_SITE,
        *OF_ACCOUNTS,
    ],
}
# Who may add, but not change, changes the own pages only.
ON_PAGES = {
    AUTHORS: ["add_page"],
    EDITORS: ["add_page", "change_page", "publish_page"],
    ADMINISTRATION: ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"],
}
OWN_FILES = [
    *("wagtailimages.add_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.choose_document"),
]
ALL_FILES = [*OWN_FILES, "wagtailimages.change_image", "wagtaildocs.change_document"]
ON_FILES = {
    AUTHORS: OWN_FILES,
    EDITORS: ALL_FILES,
    ADMINISTRATION: [
        *ALL_FILES,
        *("wagtailcore.add_collection", "wagtailcore.change_collection", "wagtailcore.delete_collection"),
    ],
}


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What each role of the office may do: docs/roles.md. Doing it again changes nothing."""
    for role, permissions in PERMISSIONS.items():
        grant(role, [STAFF_PERMISSION, *permissions], apps)
    for role, names in ON_PAGES.items():
        grant_on_pages(role, [f"wagtailcore.{name}" for name in names], apps)
    for role, names in ON_FILES.items():
        grant_on_files(role, names, apps)
    begin_releases(apps)


def begin_releases(apps: Apps) -> None:
    """Pages of those who may not publish are released by the editors, in the whole tree."""
    Workflow, WorkflowPage = apps.get_model("wagtailcore", "Workflow"), apps.get_model("wagtailcore", "WorkflowPage")
    ReleaseTask = apps.get_model("office", "ReleaseTask")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="office", model="releasetask"
    )
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    task = ReleaseTask.objects.filter(name=TASK).first() or ReleaseTask.objects.create(
        name=TASK, content_type=content_type
    )
    task.groups.add(*apps.get_model("auth", "Group").objects.filter(name__in=(EDITORS, ADMINISTRATION)))
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.task_ptr_id, defaults={"sort_order": 0}
    )
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    # What Wagtail brings along, for groups that do not exist here; it stays where a page waits in it.
    for own in Workflow.objects.filter(name="Moderators approval", workflow_states=None):
        tasks = list(own.workflow_tasks.values_list("task_id", flat=True))
        own.delete()
        apps.get_model("wagtailcore", "Task").objects.filter(pk__in=tasks, task_states=None).delete()


def take_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("office", "ReleaseTask").objects.filter(name=TASK).delete()
    added = [AUTHORS, CLERKS, COUNTERS, ADMINISTRATION]
    apps.get_model("auth", "Group").objects.filter(name__in=added).delete()
    withdraw(EDITORS, OF_THE_SITE, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_release_by_a_second_person"),
        ("accounts", "0002_language_former_voters_sign_in_links"),
        ("consultations", "0007_closed_consultations"),
        ("content", "0001_site_facts"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("home", "0002_tree"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(give, take_back)]
