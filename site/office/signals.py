"""Who hears by mail that a page waits, was released or given back. Wagtail says to whom, our outbox sends."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from notices.base import for_person
from notices.services import put

from .notices import PageGivenBack, PageReleased, PageToRelease

waiting = GroupApprovalTaskStateSubmissionEmailNotifier()
released = WorkflowStateApprovalEmailNotifier()
given_back = WorkflowStateRejectionEmailNotifier()


@receiver(task_submitted, sender=TaskState)
def tell_that_a_page_waits(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    page = page_of(instance.workflow_state)
    if page is None or not waiting.can_handle(instance):
        return
    by = instance.workflow_state.requested_by
    # Who wants such mails is a choice in the own account.
    for person in waiting.get_valid_recipients(instance, user=user):
        put(PageToRelease(**for_person(person), title=page.title, who=str(by or ""), url=address_of(page)))


@receiver(workflow_approved, sender=WorkflowState)
def tell_that_it_was_released(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if page := page_of(instance):
        for person in released.get_valid_recipients(instance, user=user):
            put(PageReleased(**for_person(person), title=page.title, url=address_of(page)))


@receiver(workflow_rejected, sender=WorkflowState)
def tell_that_it_came_back(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if page := page_of(instance):
        comment = instance.current_task_state.comment
        for person in given_back.get_valid_recipients(instance, user=user):
            put(PageGivenBack(**for_person(person), title=page.title, comment=comment, url=address_of(page)))


def page_of(state: WorkflowState) -> Page | None:
    thing = state.content_object
    return thing.get_latest_revision_as_object() if isinstance(thing, Page) else None


def address_of(page: Page) -> str:
    return settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
