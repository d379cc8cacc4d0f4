"""Submissions: the number of a filled-in form, so that two clicks make one thing."""

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from accounts.models import User


def own_submission(person: "User", submission: UUID | str) -> UUID:
    """The number under which this person's contribution is kept.

    Whoever sends the number of somebody else's form, even in the same moment, neither comes near a stranger's text
    that way nor loses the own one.
    """
    return uuid5(UUID(str(submission)), str(person.pk))
