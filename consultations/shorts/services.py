"""What staff do with short texts: write them, have them checked, take them away."""

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from content import page_cache

from ..actions import Action
from ..models import Proposal, ShortText
from ..proposals.states import locked
from ..rules import require_staff
from ..texts import clean_text
from .models import LONGEST
from .reading import versions_to_write
from .targets import Target, consultation_of, fingerprint, is_public, kind_of, name_of, target_of, version_of

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def write(
    *,
    target: Target,
    version: str,
    text: str,
    by: "User | None" = None,
    made_from: int | None = None,
    seen: str = "",
    checked_by: str = "",
    checked_on: date | None = None,
    replaces: str | None = None,
) -> ShortText:
    """Keep what a public contribution says in a few plain sentences; the one that was there is replaced.

    ``made_from`` is the version of the original that its writer has seen, ``seen`` its fingerprint; by default those
    of today. ``replaces`` is the mark of the short text that its writer has seen; without it, whichever is there. Other
    words have not been checked by those who checked the old ones: say again who did.
    """
    consultation = consultation_of(target)
    require_staff(by, Action.ANSWER, on=consultation)
    if isinstance(target, Proposal):
        # Nobody changes or blacks out the original while it is looked at.
        target = locked(target)
    text = clean_text(text)
    _refuse(target, version, text, checked_by, checked_on)
    newest = version_of(target)
    if (made_from is not None and made_from != newest) or (seen and seen != fingerprint(target)):
        raise ValidationError(_("The original has changed meanwhile. Please read it again."), code="stale")
    about: dict[str, Any] = {kind_of(target): target, "version": version}
    check = (checked_by.strip(), checked_on)
    earlier = ShortText.objects.select_for_update().filter(**about).first()
    if replaces is not None and replaces != mark_of(earlier):
        raise overtaken_by(earlier)
    if earlier and earlier.text != text and (earlier.checked_by, earlier.checked_on) == check:
        # The form repeats the check of the earlier words.
        check = ("", None)
    fields = {
        "text": text,
        "source_version": newest,
        "written_by": by,
        "written_at": timezone.now(),
        "checked_by": check[0],
        "checked_on": check[1],
        "is_held_back": False,
    }
    short, _is_new = ShortText.objects.update_or_create(**about, defaults=fields)
    log(instance=consultation, action="consultations.shorts.write", user=by, data=_noted(target, version))
    page_cache.bump()
    return short


def mark_of(short: ShortText | None) -> str:
    """Another one means: somebody has written or checked it meanwhile. Empty where there is none."""
    if short is None:
        return ""
    said = (short.text, short.checked_by, short.checked_on, short.source_version, short.is_held_back)
    return sha256(repr(said).encode()).hexdigest()[:16]


def overtaken_by(short: ShortText | None) -> ValidationError:
    """What somebody has done meanwhile, and what to do now."""
    if short is None:
        sentence = _("Somebody has taken the short text away meanwhile. Save once more if yours shall be public.")
        return ValidationError(sentence, code="overtaken")
    sentence = _("Somebody has saved a short text meanwhile: “%(text)s”. Save once more if yours shall replace it.")
    return ValidationError(sentence, params={"text": short.text}, code="overtaken")


@transaction.atomic
def remove(*, short: ShortText, by: "User | None" = None, seen: str | None = None) -> None:
    """Take a short text away; readers see the original again. ``seen`` is its mark as it was looked at."""
    target = target_of(short)
    now = ShortText.objects.select_for_update().filter(pk=short.pk).first()
    if seen is not None and seen != mark_of(now):
        raise overtaken_by(now)
    consultation = consultation_of(target)
    require_staff(by, Action.ANSWER, on=consultation)
    log(instance=consultation, action="consultations.shorts.remove", user=by, data=_noted(target, short.version))
    short.delete()
    page_cache.bump()


def _refuse(target: Target, version: str, text: str, checked_by: str, checked_on: date | None) -> None:
    if version not in dict(versions_to_write()):
        raise ValidationError(_("There are no short texts in this version."), code="version")
    if not is_public(target):
        raise ValidationError(_("This is not public. It needs no short text."), code="not_public")
    if not text:
        raise ValidationError(_("Please write the short text."), code="no_text")
    if len(text) > LONGEST:
        words = {"longest": LONGEST, "length": len(text)}
        raise ValidationError(
            _("A short text has at most %(longest)d signs. This one has %(length)d."), params=words, code="too_long"
        )
    if bool(checked_by.strip()) != bool(checked_on):
        raise ValidationError(_("Please say both: who has checked the text, and when."), code="checked")


def _noted(target: Target, version: str) -> dict[str, str]:
    return {"what": name_of(target), "version": version}
