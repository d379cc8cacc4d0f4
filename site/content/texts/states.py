"""How it stands with a text in one version."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .models import TextState


class Standing(TextChoices):
    """Of several that are true, the one that asks for work first."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    OUT_OF_DATE = "out-of-date", _("out of date")
    UNCHECKED = "unchecked", _("unchecked")
    CHECKED = "checked", _("checked")
    #: The default version: what it says is what the others are checked against.
    PUBLIC = "public", _("public")


def standing(*, is_live: bool, is_default: bool, state: TextState | None, german: TextState | None) -> Standing:
    """Of a page that exists."""
    if not is_live:
        return Standing.DRAFT
    if is_default:
        return Standing.PUBLIC
    if state is not None and state.is_older_than(german):
        return Standing.OUT_OF_DATE
    return Standing.CHECKED if state is not None and state.checked_by else Standing.UNCHECKED
