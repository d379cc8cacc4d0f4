from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from content.publishing.checklist import musts_of
from content.publishing.gate import excusing

from .log_actions import DESPITE

if TYPE_CHECKING:
    from accounts.models import User

PUBLISH, RELEASE = "publish", "release"


def way_of(person: "User", page: Page) -> str:
    """How this person can make the page's last draft public: by releasing it, directly, or not at all."""
    task, lock = page.current_workflow_task, page.get_lock()
    if task and any(name == "approve" for name, _words, _modal in task.get_actions(page, person)):
        return RELEASE
    if lock and lock.for_user(person):
        return ""
    return PUBLISH if page.permissions_for_user(person).can_publish() else ""


@transaction.atomic
def publish_despite(*, page: Page, person: "User", reason: str, comment: str = "") -> None:
    """Publish, schedule or release the last draft of ``page``, and note why although something had to be mended."""
    revision = page.get_latest_revision() or page.save_revision(user=person)
    draft: Any = revision.as_object()
    findings = musts_of(draft)
    way = way_of(person, page)
    with excusing(page):
        if way == RELEASE:
            task: Any = page.current_workflow_task
            task.on_action(page.current_workflow_task_state, person, "approve", comment=comment or reason)
        else:
            revision.publish(user=person)
    if findings:
        data = {"reason": reason, "findings": [each.noted() for each in findings]}
        log(instance=draft, action=DESPITE, user=person, data=data, revision=revision)
