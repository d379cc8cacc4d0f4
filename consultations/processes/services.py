"""What happens to a consultation as a whole."""

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from ..models import Consultation, Contributor, FormerSlug, Level
from ..moderation.models import HOUSE_RULES_VERSION
from ..rules import Denied, Reason, deny, is_signed_in

if TYPE_CHECKING:
    from accounts.models import User

MAX_SLUG = 80


def free_slug(wanted: str, *, for_: Consultation | None = None) -> str:
    """A short address that no consultation has or ever had: ``wanted``, or ``wanted-2`` and so on."""
    base = slugify(wanted)[: MAX_SLUG - 4].strip("-") or "beteiligung"
    taken = set(
        Consultation.objects.exclude(pk=for_ and for_.pk).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    taken |= set(
        FormerSlug.objects.exclude(consultation=for_).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    candidates = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
    return next(slug for slug in candidates if slug not in taken)


def next_number(consultation: Consultation) -> int:
    """The next proposal number; call it in the transaction that uses it, or numbers will have gaps."""
    Consultation.objects.filter(pk=consultation.pk).update(last_number=F("last_number") + 1)
    return Consultation.objects.values_list("last_number", flat=True).get(pk=consultation.pk)


def contributor_of(person: "User", consultation: Consultation) -> Contributor:
    """The person's presence in this consultation; made on the first contribution."""
    contributor, _is_new = Contributor.objects.get_or_create(consultation=consultation, account=person)
    return contributor


@transaction.atomic
def join(*, consultation: Consultation, person: "User", states_entitled: bool) -> Contributor:
    """Keep somebody's own statement that they may take part."""
    if not is_signed_in(person):
        raise Denied(deny(Reason.NOT_SIGNED_IN))
    contributor = contributor_of(person, consultation)
    if states_entitled and consultation.level == Level.STATEMENT and contributor.stated_entitled_at is None:
        contributor.stated_entitled_at = timezone.now()
        contributor.save(update_fields=["stated_entitled_at"])
    return contributor


def accept_terms(contributor: Contributor, *, public_name: str) -> None:
    """Keep under which name somebody publishes, and which house rules and licence they agreed to by publishing."""
    contributor.public_name = clean_name(public_name)
    contributor.accepted_rules = HOUSE_RULES_VERSION
    contributor.accepted_licence = contributor.consultation.contribution_licence
    contributor.save(update_fields=["public_name", "accepted_rules", "accepted_licence"])


def clean_name(name: str) -> str:
    """One line without control characters."""
    return re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", " ", name).strip()


@transaction.atomic
def rename_slug(consultation: Consultation, slug: str) -> None:
    """Give the consultation a new short address; the old one keeps leading to it."""
    if slug == consultation.slug:
        return
    FormerSlug.objects.filter(consultation=consultation, slug=slug).delete()
    FormerSlug.objects.get_or_create(consultation=consultation, slug=consultation.slug)
    consultation.slug = slug
    consultation.save(update_fields=["slug"])
