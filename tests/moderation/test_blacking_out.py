"""A passage is blacked out: it goes from wherever it stands."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from consultations.models import (
    CommentVersion,
    Consultation,
    HouseRule,
    ModerationDecision,
    Proposal,
    State,
)
from consultations.moderation import services
from consultations.moderation.targets import GAP
from consultations.proposals.text import title_from
from tests.factories import (
    make_candidacy,
    make_comment,
    make_proposal,
    make_vote_phase,
)

pytestmark = pytest.mark.django_db


def redact(target: Any, by: User, passage: str) -> ModerationDecision:
    return services.redact(target=target, by=by, rule=HouseRule.PRIVATE, passage=passage)


def test_a_passage_goes_out_of_the_text_all_versions_and_the_ballot(clara: User, consultation: Consultation) -> None:
    text = "Herr Max Muster wohnt am Markt. Fragt Max\nMuster!"
    proposal = make_proposal(consultation, title="Zu Max Muster", text=text)
    candidacy = make_candidacy(make_vote_phase(consultation), proposal)
    Proposal.objects.update(comment_count=3, support_count=4)

    decision = redact(proposal, clara, "Max Muster")

    proposal.refresh_from_db()
    candidacy.refresh_from_db()
    version = proposal.versions.get()
    for each in (proposal, version, candidacy):
        assert (each.title, each.text) == (f"Zu {GAP}", f"Herr {GAP} wohnt am Markt. Fragt {GAP}!")
    assert version.is_redacted
    assert "Max" in decision.evidence
    assert (proposal.state, proposal.comment_count, proposal.support_count) == (State.PUBLISHED, 3, 4)


def test_half_a_name_does_not_stay_in_a_title_made_from_the_text(clara: User, consultation: Consultation) -> None:
    text = (
        "Am Marktplatz fehlt eine Bank zum Ausruhen, das findet auch meine Nachbarin Friederike Beispielhausen-Muster"
    )
    proposal = make_proposal(consultation, title=title_from(text), text=text)
    assert "Friederike" in text

    redact(proposal, clara, "Friederike Beispielhausen-Muster")
    redact_title = Proposal.objects.get(pk=proposal.pk).title

    assert "Friederike" not in redact_title
    assert "Friederike" not in proposal.versions.get().title


def test_a_passage_goes_out_of_the_earlier_words_of_a_comment_too(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Ruft 0202 123456 an!")
    CommentVersion.objects.create(comment=comment, text="Meine Nummer: 0202 123456")

    redact(comment, clara, "0202  123456")

    comment.refresh_from_db()
    assert comment.text == f"Ruft {GAP} an!"
    assert comment.versions.get().text == f"Meine Nummer: {GAP}"


def test_a_passage_that_stands_only_in_an_earlier_version_is_found(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Jetzt harmlos.")
    CommentVersion.objects.create(comment=comment, text="Früher Frau Schmidt.")

    redact(comment, clara, "Frau Schmidt")

    assert comment.versions.get().text == f"Früher {GAP}."


def test_a_public_name_and_a_place_in_words_can_be_blacked_out_too(clara: User, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, place="beim Garten von Max Muster")
    proposal.contributor.public_name = "Max Muster"
    proposal.contributor.save()

    decision = redact(proposal, clara, "Max Muster")

    proposal = Proposal.objects.select_related("contributor").get()
    assert (proposal.place, proposal.contributor.public_name) == (f"beim Garten von {GAP}", "")
    assert decision.evidence == "Max Muster"


@pytest.mark.parametrize("passage", ["", " ", "x", "steht nicht da", ".*", "(?s).+"])
def test_a_passage_is_taken_literally_and_must_be_there(passage: str, clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Das ist eine gute Idee.")

    with pytest.raises(ValidationError):
        redact(comment, clara, passage)

    comment.refresh_from_db()
    assert comment.text == "Das ist eine gute Idee."
