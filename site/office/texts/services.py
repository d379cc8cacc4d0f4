"""What editors say about a version, noted in Wagtail's log."""

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from content.texts.models import TextState
from content.texts.services import bring_up_to_date
from design.dates import say_moment

from .log_actions import FOLLOWS

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def follows_german(*, page: Page, german: TextState, person: "User") -> bool:
    """This version says what the German text says now. Whether that holds at once, or with the draft."""
    holds = bring_up_to_date(page=page, german=german)
    day = say_moment(german.changed_at) if german.changed_at else ""
    log(instance=page, action=FOLLOWS, user=person, data={"day": day}, revision=page.latest_revision)
    return holds
