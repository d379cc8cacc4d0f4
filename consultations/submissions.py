"""Submissions: the number of a filled-in form, so that two clicks make one thing."""

from typing import TypeVar
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction

M = TypeVar("M", bound=models.Model)


def create_apart(model: type[M], submission: UUID, **columns: object) -> M:
    """A new row with this ``submission``. Callers have looked for their person's own row before.

    Where somebody else has sent the same number, also in this very moment, the row gets one of its own: nobody comes
    near a stranger's text that way, and nobody loses theirs.
    """
    try:
        with transaction.atomic():
            return model._default_manager.create(submission=submission, **columns)
    except IntegrityError:
        return model._default_manager.create(submission=uuid4(), **columns)
