"""What consultations know about a person: names, statements, texts. Votes are told of by their own area."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from content import page_cache

from ..models import Comment, Contributor, Proposal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User


def export(person: "User") -> list[dict[str, Any]]:
    """Per consultation: the name, what the person agreed to and stated, and everything written, in any state."""
    return [
        {
            "consultation": contributor.consultation.slug,
            "public_name": contributor.public_name,
            "accepted_house_rules": contributor.accepted_rules,
            "accepted_licence": contributor.accepted_licence,
            "stated_to_be_entitled": _iso(contributor.stated_entitled_at),
            "found_entitled": _iso(contributor.found_entitled_at),
            "proposals": [_proposal(each) for each in contributor.proposals.order_by("number")],
            "comments": [_comment(each) for each in contributor.comments.order_by("pk")],
        }
        for contributor in _presences(person)
    ]


def describe(person: "User") -> list[tuple[str, ...]]:
    """A row with a link for each proposal: so one finds again what one wrote."""
    written = Proposal.objects.filter(contributor__account=person).select_related("consultation").order_by("pk")
    return [
        (
            _("Your proposal in “%(consultation)s”") % {"consultation": proposal.consultation},
            proposal.title,
            proposal.get_absolute_url(),
        )
        for proposal in written
    ]


def forget(person: "User") -> None:
    """Take the name away from what stays; the link to the account goes with the account."""
    Contributor.objects.filter(account=person).update(public_name="")
    page_cache.bump()


def counts_on() -> "QuerySet[User]":
    """Whoever takes part or was entered by the office; the latter often before signing in for the first time."""
    return get_user_model().objects.filter(contributors__isnull=False)


def _presences(person: "User") -> Any:
    return Contributor.objects.filter(account=person).select_related("consultation").order_by("pk")


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "number": proposal.number,
        "title": proposal.title,
        "text": proposal.text,
        "place": [part for part in (proposal.place, proposal.quarter, proposal.district) if part],
        "state": proposal.state,
        "handed_in": _iso(proposal.created_at),
        "versions": [
            {"number": each.number, "title": each.title, "text": each.text, "at": _iso(each.created_at)}
            for each in proposal.versions.all()
        ],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "kind": comment.kind,
        "text": comment.text,
        "state": comment.state,
        "written": _iso(comment.created_at),
        "changed": _iso(comment.edited_at),
    }


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
