from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from consultations.models import Mark, Proposal, Tally
from consultations.votes import services
from consultations.votes.recount import recount
from tests.factories import make_consultation, make_proposal

from .making import end, put_in, settle, vote_phase

pytestmark = pytest.mark.django_db


def test_the_command_is_content_where_every_number_is_right(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    out = StringIO()

    call_command("recount", stdout=out)

    assert out.getvalue() == "Every number is what the votes say.\n"


@pytest.mark.parametrize("field", ["in_favour", "against", "neutral"])
def test_a_changed_tally_is_found(anna: User, field: str) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    Tally.objects.filter(proposal=first).update(**{field: 41})

    (difference,) = recount()

    expected = 1 if field == "in_favour" else 0
    assert (difference.what, difference.stored, difference.counted) == (field, 41, expected)
    assert difference.proposal == first.number


def test_a_missing_tally_and_one_too_many_are_found(anna: User) -> None:
    phase, (first, second, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    Tally.objects.all().delete()
    Tally.objects.create(phase=phase, proposal=second, in_favour=1)

    assert [(each.proposal, each.stored, each.counted) for each in recount()] == [
        (first.number, 0, 1),
        (second.number, 1, 0),
    ]


def test_a_mark_put_in_by_hand_is_found() -> None:
    phase, (first, *_others) = vote_phase()
    ballot = put_in(phase)
    settle(phase)

    Mark.objects.create(ballot=ballot, proposal=first, value=1)

    assert len(recount(phase.consultation)) == 1


def test_a_wrong_number_of_supporters_is_found(anna: User) -> None:
    phase = make_consultation().timeline[0]
    proposal = make_proposal(phase.consultation)
    services.cast(phase=phase, person=anna, proposal=proposal)
    Proposal.objects.filter(pk=proposal.pk).update(support_count=7)

    with pytest.raises(CommandError) as failed:
        call_command("recount", consultation=phase.consultation.slug, stdout=(out := StringIO()))

    assert failed.value.returncode == 1
    assert f"proposal {proposal.number}: support_count is stored as 7, the votes say 1" in out.getvalue()


def test_one_consultation_can_be_asked_alone(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    Tally.objects.update(in_favour=9)
    elsewhere = make_consultation()

    call_command("recount", consultation=elsewhere.slug, stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("recount", stdout=StringIO())
    with pytest.raises(CommandError, match="There is no consultation"):
        call_command("recount", consultation="nirgends")


def test_the_key_of_a_vote_is_destroyed_only_after_the_final_result(anna: User, officer: User) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)

    with pytest.raises(CommandError, match="not final"):
        call_command("destroy_phase_key", str(phase.key), yes=True)
    services.make_final(result=services.count(phase=end(phase), by=officer), by=officer)
    call_command("destroy_phase_key", str(phase.key), yes=True, stdout=StringIO())

    out = StringIO()
    call_command("destroy_phase_key", stdout=out)
    assert f"{phase.key}  destroyed" in out.getvalue()
    assert recount() == []
