"""What editors say about a version, noted in Wagtail's log."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from content.texts.models import ReadingGroup, TextCheck, TextState
from content.texts.services import bring_up_to_date, keep_check
from design.dates import say_day, say_moment

from .log_actions import CHECKED, FOLLOWS
from .reading import Reading

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def follows_german(*, page: Page, german: TextState, person: "User") -> bool:
    """This version says what the German text says now. Whether that holds at once, or with the draft."""
    holds = bring_up_to_date(page=page, german=german)
    day = say_moment(german.changed_at) if german.changed_at else ""
    log(instance=page, action=FOLLOWS, user=person, data={"day": day}, revision=page.latest_revision)
    return holds


@transaction.atomic
def note_verdict(
    *,
    page: Page,
    reading: Reading,
    group: ReadingGroup,
    read_on: date,
    verdict: str,
    note: str,
    remarks: dict[str, str],
    person: "User",
) -> bool:
    """What a group has said about just these words. Whether readers see it at once."""
    check = TextCheck(
        page_id=page.pk,
        group_name=group.name,
        read_on=read_on,
        verdict=verdict,
        note=note,
        remarks=remarks,
        passages=[sentence for _number, sentence in reading.sentences],
        digest=reading.digest,
        revision_number=reading.number,
        text_from=reading.saved_at,
    )
    is_shown = keep_check(check)
    said = {"group": group.name, "day": say_day(read_on), "verdict": str(check.get_verdict_display())}
    log(instance=page, action=CHECKED, user=person, data=said, revision=page.latest_revision)
    return is_shown
