"""Things to test with: unremarkable unless a test says otherwise."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from consultations.actions import Action
from consultations.formats import StepKind
from consultations.models import (
    Candidacy,
    Category,
    Comment,
    Consultation,
    Contributor,
    Level,
    Phase,
    Proposal,
    ProposalVersion,
    PublishingCheck,
    Readers,
    State,
    Thread,
)

numbers = count(1)

ALL_OPEN = (Action.PROPOSE, Action.COMMENT, Action.SUPPORT)


def make_user(email: str = "", **fields: Any) -> User:
    """Somebody with a confirmed address."""
    user = User.objects.create_user(email=email or f"person{next(numbers)}@example.test", **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_consultation(*, published: bool = True, phases: bool = True, **fields: Any) -> Consultation:
    """A published consultation in which one phase runs: proposals, comments and support are open."""
    number = next(numbers)
    fields = {
        "slug": f"beteiligung-{number}",
        "title": {"de": f"Beteiligung {number}"},
        "check_before_publishing": PublishingCheck.NONE,
        **fields,
    }
    consultation = Consultation.objects.create(**fields)
    if published:
        publish(consultation)
    if phases:
        make_phase(consultation)
    return consultation


def publish(consultation: Consultation, language: str = "de") -> Page:
    """Put a live page for it into the tree; without one nobody sees the consultation."""
    page = Page(
        title=str(consultation.title),
        slug=f"seite-{next(numbers)}",
        translation_key=consultation.key,
        locale=locale(language),
        live=True,
    )
    Page.get_first_root_node().add_child(instance=page)
    return page


def locale(language: str = "de") -> Any:
    from wagtail.models import Locale

    return Locale.objects.get_or_create(language_code=language)[0]


def make_phase(
    consultation: Consultation,
    *,
    opens: tuple[Action, ...] = ALL_OPEN,
    starts: datetime | None = None,
    ends: datetime | None = None,
    **fields: Any,
) -> Phase:
    """A phase that runs from yesterday until next week."""
    now = timezone.now()
    if Action.SUPPORT in opens:
        fields = {"use": "support", "values": [1], "results_during": True, **fields}
    fields = {"kind": StepKind.COLLECT, **fields}
    phase = Phase.objects.create(
        consultation=consultation,
        opens=[str(action) for action in opens],
        starts=starts or now - timedelta(days=1),
        ends=ends or now + timedelta(days=7),
        **fields,
    )
    consultation.__dict__.pop("timeline", None)
    return phase


def make_vote_phase(consultation: Consultation, **fields: Any) -> Phase:
    """A running phase in which everybody has five votes; a reason is given why it is not in Leichte Sprache."""
    fields = {"without_easy_language": {"de": "Die Texte kommen."}, **fields}
    fields = {"use": "choice", "values": [1], "marks_per_ballot": 5, "kind": StepKind.VOTE, **fields}
    return make_phase(consultation, opens=fields.pop("opens", (Action.VOTE,)), **fields)


def make_contributor(consultation: Consultation, account: User | None = None, **fields: Any) -> Contributor:
    if account is not None:
        return Contributor.objects.get_or_create(consultation=consultation, account=account, defaults=fields)[0]
    return Contributor.objects.create(consultation=consultation, **fields)


def close(consultation: Consultation, *invited: User) -> Consultation:
    """From now on only these people and the office read it."""
    Consultation.objects.filter(pk=consultation.pk).update(level=Level.CHECKED, readers=Readers.INVITED)
    consultation.refresh_from_db(fields=["level", "readers"])
    for person in invited:
        contributor = make_contributor(consultation, person)
        Contributor.objects.filter(pk=contributor.pk).update(found_entitled_at=timezone.now())
    return consultation


def make_proposal(consultation: Consultation, *, author: User | None = None, **fields: Any) -> Proposal:
    """A published proposal with its first version and its thread."""
    number = next(numbers)
    fields = {
        "number": number,
        "title": f"Eine Bank am Markt {number}",
        "text": "Am Markt fehlt eine Bank zum Ausruhen.",
        "state": State.PUBLISHED,
        "published_at": timezone.now(),
        **fields,
    }
    proposal = Proposal.objects.create(
        consultation=consultation, contributor=make_contributor(consultation, author), **fields
    )
    Consultation.objects.filter(pk=consultation.pk, last_number__lt=proposal.number).update(last_number=proposal.number)
    ProposalVersion.objects.create(proposal=proposal, number=1, title=proposal.title, text=proposal.text)
    Thread.objects.create(consultation=consultation, proposal=proposal)
    return proposal


def make_comment(proposal: Proposal, *, author: User | None = None, **fields: Any) -> Comment:
    """A published comment."""
    fields = {"text": "Das ist eine gute Idee.", "state": State.PUBLISHED, "was_published": True, **fields}
    comment = Comment.objects.create(
        thread=proposal.thread, contributor=make_contributor(proposal.consultation, author), **fields
    )
    Proposal.objects.filter(pk=proposal.pk).update(comment_count=proposal.thread.comments.count())
    return comment


def make_candidacy(phase: Phase, proposal: Proposal | None = None, **fields: Any) -> Candidacy:
    proposal = proposal or make_proposal(phase.consultation)
    fields = {"number": next(numbers), "title": proposal.title, "text": proposal.text, **fields}
    return Candidacy.objects.create(phase=phase, proposal=proposal, **fields)


def make_category(consultation: Consultation, **fields: Any) -> Category:
    number = next(numbers)
    return Category.objects.create(
        consultation=consultation, **{"slug": f"thema-{number}", "name": {"de": f"Thema {number}"}, **fields}
    )


def submission() -> str:
    return str(uuid4())
