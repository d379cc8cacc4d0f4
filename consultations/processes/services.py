"""What happens to a consultation as a whole."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.services import open_account
from content import page_cache

from ..actions import Action
from ..announcing import require_easy_language
from ..models import Comment, Consultation, Contributor, FormerSlug, Level, Phase, Proposal
from ..moderation.models import HOUSE_RULES_VERSION
from ..rules import Denied, decide, is_signed_in, require_staff, sign_in_first
from ..texts import one_line

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


def contributor_if_any(person: object, consultation: Consultation) -> Contributor | None:
    """The person's presence in this consultation, without making one."""
    if not is_signed_in(person):  # type: ignore[arg-type]  # Also what stands in for nobody.
        return None
    return Contributor.objects.filter(consultation=consultation, account=person).first()


@transaction.atomic
def join(*, consultation: Consultation, person: "User", states_entitled: bool) -> Contributor:
    """Keep somebody's own statement that they may take part."""
    if not is_signed_in(person):
        raise Denied(sign_in_first())
    decide(person, Action.READ, on=consultation).require()
    contributor = contributor_of(person, consultation)
    if states_entitled and consultation.level == Level.STATEMENT and contributor.stated_entitled_at is None:
        contributor.stated_entitled_at = timezone.now()
        contributor.save(update_fields=["stated_entitled_at"])
    return contributor


@transaction.atomic
def find_entitled(*, consultation: Consultation, addresses: Iterable[str], by: "User") -> None:
    """Keep that staff have found the people with these addresses entitled, whether or not they have ever signed in.

    No mail goes to them.
    """
    decide(by, Action.MANAGE, on=consultation).require()
    contributors = [contributor_of(open_account(email=address), consultation) for address in sorted({*addresses})]
    for contributor in contributors:
        if contributor.found_entitled_at is None:
            contributor.found_entitled_at = timezone.now()
            contributor.save(update_fields=["found_entitled_at"])
    # Without the addresses: the log is kept longer than accounts.
    log(instance=consultation, action="consultations.entitle", user=by, data={"people": len(contributors)})


@transaction.atomic
def take_out_entitled(*, consultation: Consultation, addresses: Iterable[str], by: "User") -> int:
    """Take people off the list again, as after a typing error; what they have written and voted stays. How many."""
    decide(by, Action.MANAGE, on=consultation).require()
    listed = consultation.contributors.filter(account__email__in=[*addresses], found_entitled_at__isnull=False)
    people = len(listed)
    for contributor in listed:
        contributor.found_entitled_at = None
        contributor.save(update_fields=["found_entitled_at"])
        if not (contributor.proposals.exists() or contributor.comments.exists() or contributor.public_name):
            # Nothing but the entry: nobody keeps the account of a mistyped address for it.
            contributor.delete()
    log(instance=consultation, action="consultations.take_out_entitled", user=by, data={"people": people})
    return people


def accept_terms(person: "User", consultation: Consultation, *, public_name: str) -> Contributor:
    """Keep under which name somebody publishes, and which house rules and licence they agreed to by publishing.

    The person's presence in this consultation, held until the transaction ends: two clicks come one after the other.
    """
    if not is_signed_in(person):
        raise Denied(sign_in_first())
    terms = {
        "public_name": one_line(public_name),
        "accepted_rules": HOUSE_RULES_VERSION,
        "accepted_licence": consultation.open_licence,
    }
    Contributor.objects.bulk_create(
        [Contributor(consultation=consultation, account=person, **terms)], ignore_conflicts=True
    )
    contributor = Contributor.objects.select_for_update(no_key=True).get(consultation=consultation, account=person)
    contributor.consultation = consultation
    if any(getattr(contributor, name) != value for name, value in terms.items()):
        for name, value in terms.items():
            setattr(contributor, name, value)
        contributor.save(update_fields=[*terms])
    return contributor


@transaction.atomic
def change_name(*, consultation: Consultation, person: "User", public_name: str) -> Contributor:
    """Give everything that somebody has written in this consultation another name, or none."""
    if not is_signed_in(person):
        raise Denied(sign_in_first())
    decide(person, Action.READ, on=consultation).require()
    contributor = contributor_of(person, consultation)
    contributor.public_name = one_line(public_name)
    contributor.save(update_fields=["public_name"])
    page_cache.bump()
    return contributor


@transaction.atomic
def rename_slug(*, consultation: Consultation, slug: str, by: "User | None" = None) -> None:
    """Give the consultation a new short address; the old one keeps leading to it."""
    require_staff(by, Action.MANAGE, on=consultation)
    if slug == consultation.slug:
        return
    FormerSlug.objects.filter(consultation=consultation, slug=slug).delete()
    FormerSlug.objects.get_or_create(consultation=consultation, slug=consultation.slug)
    consultation.slug = slug
    consultation.save(update_fields=["slug"])


def midnight(day: date) -> datetime:
    """The first moment of a day, on the clock in the hall; also on days of 23 and 25 hours."""
    return timezone.make_aware(datetime.combine(day, time.min))


@transaction.atomic
def fill_phases(*, consultation: Consultation, starts: date, by: "User | None" = None) -> list[Phase]:
    """Make the phases of the consultation's format, one after the other, from midnight to midnight.

    Only where there are none yet: whatever staff have set up stays theirs.
    """
    require_staff(by, Action.MANAGE, on=consultation)
    Consultation.objects.select_for_update().get(pk=consultation.pk)
    if Phase.objects.filter(consultation=consultation).exists():
        raise ValidationError(_("This consultation has phases already. Please change those."), code="has_phases")
    phases = []
    for step in consultation.format_data.steps:
        ends = starts + timedelta(days=step.days)
        phase = Phase(consultation=consultation, kind=step.kind, starts=midnight(starts), ends=midnight(ends))
        phase.opens = sorted(str(action) for action in step.opens)
        phase.follow(step.voting)
        phase.save()
        phases.append(phase)
        starts = ends
    consultation.__dict__.pop("timeline", None)
    require_easy_language(phases)
    return phases


def is_in_use(phase: Phase) -> bool:
    """Whether people have done something in this phase: its dates may move, but it must stay."""
    if phase.ballots.exists() or phase.candidacies.exists() or phase.results.exists() or phase.tallies.exists():
        return True
    span = {"created_at__gte": phase.starts, "created_at__lt": phase.ends}
    if Action.PROPOSE in phase.opens and Proposal.objects.filter(consultation=phase.consultation_id, **span).exists():
        return True
    comments = Comment.objects.filter(thread__consultation=phase.consultation_id, **span)
    return Action.COMMENT in phase.opens and comments.exists()


def has_contributions(consultation: Consultation) -> bool:
    """Whether anybody has taken part. Such a consultation is kept."""
    return (
        consultation.contributors.exists()
        or consultation.proposals.exists()
        or consultation.answers.exists()
        or consultation.reports.exists()
        or any(is_in_use(phase) for phase in consultation.timeline)
    )


@transaction.atomic
def delete_consultation(*, consultation: Consultation, by: "User | None" = None) -> None:
    """Delete a procedure that nobody has taken part in and that has no page any more."""
    require_staff(by, Action.MANAGE, on=consultation)
    if Page.objects.filter(translation_key=consultation.key).exists():
        raise ValidationError(_("This consultation still has pages. Please delete its pages first."), code="has_pages")
    if has_contributions(consultation):
        raise ValidationError(
            _("People have taken part in this consultation. It is kept and cannot be deleted."), code="in_use"
        )
    Phase.objects.filter(consultation=consultation).delete()
    consultation.threads.all().delete()
    consultation.delete()
