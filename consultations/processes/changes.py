"""Watching what staff change in a procedure, for the public change log."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from content import page_cache
from content.multilingual import MultilingualText, multilingual

from ..announcing import require_easy_language
from ..models import Comment
from .facts import ADDED, DATES, OF_CONSULTATION, OF_PHASE, PHASE, REMOVED, stored
from .models import Consultation, ConsultationChange, Phase
from .readers import Readers

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class PhaseFacts:
    title: MultilingualText
    starts: datetime
    values: dict[str, str]

    @property
    def span(self) -> str:
        return "/".join(self.values[border] for border in DATES)


@dataclass(frozen=True)
class Snapshot:
    """The public facts of a consultation as the database has them now."""

    is_public: bool
    is_archive: bool
    facts: dict[str, str]
    phases: dict[int, PhaseFacts]

    @classmethod
    def take(cls, consultation: Consultation) -> "Snapshot":
        fresh = Consultation.objects.get(pk=consultation.pk)
        phases = Phase.objects.filter(consultation=fresh).in_order()
        return cls(
            is_public=is_public(fresh),
            is_archive=fresh.is_archive,
            facts={name: stored(getattr(fresh, name)) for name in OF_CONSULTATION},
            phases={phase.pk: _facts_of(phase) for phase in phases},
        )


def _facts_of(phase: Phase) -> PhaseFacts:
    values = {name: stored(getattr(phase, name)) for name in OF_PHASE}
    return PhaseFacts(title=multilingual(phase.title or str(phase)), starts=phase.starts, values=values)


def is_public(consultation: Consultation, at: datetime | None = None) -> bool:
    """Whether people may already rely on the dates: the consultation can be read, or one of its phases has begun."""
    at = at or timezone.now()
    return (
        Consultation.objects.visible().filter(pk=consultation.pk).exists()
        or Phase.objects.filter(consultation=consultation, starts__lte=at).exists()
    )


def fingerprint(consultation: Consultation) -> str:
    """A short code of all that the consultation's screen can change; another one means: somebody was faster."""
    unwatched = {"last_number", "created_at", "title"}
    names = [field.name for field in Consultation._meta.concrete_fields if field.name not in unwatched]
    own = list(Consultation.objects.filter(pk=consultation.pk).values(*names))
    phases = list(Phase.objects.filter(consultation=consultation).order_by("pk").values())
    categories = list(consultation.categories.model.objects.filter(consultation=consultation).order_by("pk").values())
    text = json.dumps([own, phases, categories], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def has_texts_for_the_invited(consultation: Consultation) -> bool:
    """Whether somebody has written something since the consultation was closed."""
    closing = consultation.changes.filter(what="readers", after=Readers.INVITED).order_by("-at").first()
    since = {"created_at__gte": closing.at} if closing else {}
    comments = Comment.objects.filter(thread__consultation=consultation, **since)
    return comments.exists() or consultation.proposals.filter(**since).exists()


@contextmanager
def recorded(consultation: Consultation, *, by: "User | None", reason: str = "") -> Iterator[None]:
    """Note publicly what the block changes, once people may rely on it; always note it in the office's own log."""
    with transaction.atomic():
        before = Snapshot.take(consultation)
        yield
        after = Snapshot.take(consultation)
        changes = differences(consultation, before, after)
        require_easy_language(announced_anew(before, after))
        if before.is_public or after.is_public:
            _publish(changes, by=by, reason=reason)
        if changes:
            data = {"changes": [[change.what, change.before, change.after] for change in changes]}
            log(instance=consultation, action="consultations.change", user=by, data={**data, "reason": reason})
        else:
            log(instance=consultation, action="wagtail.edit", user=by)
        page_cache.bump()


def announced_anew(before: Snapshot, after: Snapshot) -> list[Phase]:
    """The phases that people have not been told of as they are now: new, moved, made a vote, without their reason."""
    asked = (*DATES, "use", "without_easy_language")
    was_archive = before.is_archive and not after.is_archive
    anew = [
        pk
        for pk, phase in after.phases.items()
        if was_archive or pk not in before.phases or any(before.phases[pk].values[n] != phase.values[n] for n in asked)
    ]
    return list(Phase.objects.filter(pk__in=anew))


def _publish(changes: list[ConsultationChange], *, by: "User | None", reason: str) -> None:
    for change in changes:
        change.by = by
        change.reason = reason
    ConsultationChange.objects.bulk_create(changes)


def differences(consultation: Consultation, before: Snapshot, after: Snapshot) -> list[ConsultationChange]:
    """Unsaved entries for everything that differs."""

    def entry(what: str, old: str, new: str, phase: PhaseFacts | None = None) -> ConsultationChange:
        title: Any = phase.title if phase else MultilingualText()
        return ConsultationChange(consultation=consultation, what=what, before=old, after=new, phase_title=title)

    entries = [
        entry(name, before.facts[name], after.facts[name])
        for name in OF_CONSULTATION
        if before.facts[name] != after.facts[name]
    ]
    for pk, phase in after.phases.items():
        old = before.phases.get(pk)
        if old is None:
            entries.append(entry(ADDED, "", phase.span, phase))
            continue
        changed = [name for name in OF_PHASE if old.values[name] != phase.values[name]]
        entries += [entry(f"{PHASE}{name}", old.values[name], phase.values[name], phase) for name in changed]
    gone = [phase for pk, phase in before.phases.items() if pk not in after.phases]
    return entries + [entry(REMOVED, phase.span, "", phase) for phase in gone]
