"""Taking a passage out of everything that shows it, or a whole text once its time has come."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..comments.models import Comment, CommentVersion
from ..processes.models import Contributor
from ..proposals.models import Proposal, ProposalVersion
from ..proposals.text import title_from
from ..shorts.models import ShortText
from ..votes.models import Candidacy
from .targets import GAP, Target

SHORTEST = 2

Holder = Proposal | ProposalVersion | Candidacy | Comment | CommentVersion | ShortText


def pattern_of(passage: str) -> re.Pattern[str]:
    """Finds the passage however its words are parted: text copied from a page has other line breaks."""
    words = passage.split()
    if len("".join(words)) < SHORTEST:
        raise ValidationError(_("Please copy the whole passage into the field, for example a name."), code="too_short")
    return re.compile(r"\s+".join(re.escape(word) for word in words))


def black_out(target: Target, passage: str) -> list[str]:
    """Replace the passage in the text and in all its versions and frozen copies; return what was taken away.

    A public name that holds it goes altogether: its owner then has none, beside every contribution.
    """
    pattern = pattern_of(passage)
    taken = _in_proposal(target, pattern) if isinstance(target, Proposal) else _in_comment(target, pattern)
    taken += _in_name(target.contributor, pattern)
    if not taken:
        raise ValidationError(
            _("This passage is not in the text. Please copy it exactly as it stands there."), code="not_found"
        )
    return taken


def wipe(target: Target) -> None:
    """Let go of all words of a contribution; its place and its replies stay."""
    target.text = GAP
    if isinstance(target, Proposal):
        target.short_texts.all().delete()
        target.title, target.place = GAP, ""
        target.save(update_fields=["title", "text", "place"])
        target.versions.update(title=GAP, text=GAP, is_redacted=True)
        target.candidacies.filter(frozen_at__isnull=False).update(title=GAP, text=GAP)
    else:
        target.save(update_fields=["text"])
        target.versions.update(text=GAP)


def _in_proposal(proposal: Proposal, pattern: re.Pattern[str]) -> list[str]:
    taken: list[str] = []
    holders: list[Proposal | ProposalVersion | Candidacy] = [proposal]
    holders += [*proposal.versions.all(), *proposal.candidacies.all()]
    for each in holders:
        # A title made from the text may end in the middle of the passage.
        is_made = bool(each.text) and each.title == title_from(each.text)
        found = _replace(each, ("title", "text"), pattern)
        if found and is_made:
            each.title = title_from(each.text)
        if found:
            each.save(update_fields=["title", "text"])
        if found and isinstance(each, ProposalVersion):
            proposal.versions.filter(pk=each.pk).update(is_redacted=True)
        taken += found
    in_place = _replace(proposal, ("place",), pattern)
    if in_place:
        proposal.save(update_fields=["place"])
    taken += in_place
    return taken + _in_short_texts(proposal, pattern, is_taken=bool(taken))


def _in_short_texts(proposal: Proposal, pattern: re.Pattern[str], *, is_taken: bool) -> list[str]:
    """They tell in other words what was blacked out: nobody outside sees them until staff have written them anew."""
    taken: list[str] = []
    for short in proposal.short_texts.all():
        found = _replace(short, ("text",), pattern)
        if found:
            # These are other words than those that were checked.
            short.checked_by, short.checked_on = "", None
        if found or is_taken:
            short.is_held_back = True
            short.save(update_fields=["text", "checked_by", "checked_on", "is_held_back"])
        taken += found
    return taken


def _in_name(contributor: Contributor, pattern: re.Pattern[str]) -> list[str]:
    if not pattern.search(contributor.public_name):
        return []
    name, contributor.public_name = contributor.public_name, ""
    contributor.save(update_fields=["public_name"])
    return [name]


def _in_comment(comment: Comment, pattern: re.Pattern[str]) -> list[str]:
    taken: list[str] = []
    holders: list[Comment | CommentVersion] = [comment, *comment.versions.all()]
    for each in holders:
        found = _replace(each, ("text",), pattern)
        if found:
            each.save(update_fields=["text"])
        taken += found
    return taken


def _replace(holder: Holder, fields: tuple[str, ...], pattern: re.Pattern[str]) -> list[str]:
    taken: list[str] = []
    for name in fields:
        value = getattr(holder, name)
        taken += pattern.findall(value)
        setattr(holder, name, pattern.sub(GAP, value))
    return taken
