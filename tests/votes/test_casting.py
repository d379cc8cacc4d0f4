import pytest
from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.channels import Channel
from consultations.models import Ballot, BallotState, Candidacy, FreedMark, Mark, Phase, Proposal, State
from consultations.rules import Denied, Reason
from consultations.votes import services
from consultations.votes.recount import recount
from tests.factories import make_candidacy, make_consultation, make_phase, make_proposal, make_vote_phase

from .making import end, rating_phase, tally_of, vote_phase

pytestmark = pytest.mark.django_db


def support_phase() -> Phase:
    return make_consultation().timeline[0]


def refused(expected: Reason, act: object, /, **given: object) -> None:
    with pytest.raises(Denied) as denied:
        act(**given)  # type: ignore[operator]
    assert denied.value.decision.reason == expected


def test_a_support_is_a_mark_a_tally_and_a_number_at_the_proposal(anna: User) -> None:
    phase = support_phase()
    proposal = make_proposal(phase.consultation)

    ballot = services.cast(phase=phase, person=anna, proposal=proposal)

    assert list(ballot.marks.values_list("proposal", "value")) == [(proposal.pk, 1)]
    assert tally_of(phase, proposal) == (1, 0, 0)
    proposal.refresh_from_db()
    assert proposal.support_count == 1


def test_the_same_vote_again_changes_nothing(anna: User) -> None:
    phase, (proposal, *_others) = vote_phase()
    first = services.cast(phase=phase, person=anna, proposal=proposal)

    again = services.cast(phase=phase, person=anna, proposal=proposal)

    assert (again.pk, again.receipt) == (first.pk, first.receipt)
    assert tally_of(phase, proposal) == (1, 0, 0)


def test_a_rating_can_be_changed_and_taken_back(anna: User, bernd: User) -> None:
    phase = rating_phase()
    proposal = make_proposal(phase.consultation)
    services.cast(phase=phase, person=bernd, proposal=proposal, value=0)

    services.cast(phase=phase, person=anna, proposal=proposal, value=1)
    assert tally_of(phase, proposal) == (1, 0, 1)
    services.cast(phase=phase, person=anna, proposal=proposal, value=-1)
    assert tally_of(phase, proposal) == (0, 1, 1)
    services.take_back(phase=phase, person=anna, proposal=proposal)

    assert tally_of(phase, proposal) == (0, 0, 1)
    proposal.refresh_from_db()
    assert proposal.support_count == 0


def test_a_value_that_the_phase_does_not_have_is_refused(anna: User) -> None:
    phase, (proposal, *_others) = vote_phase()

    refused(Reason.VALUE_NOT_ALLOWED, services.cast, phase=phase, person=anna, proposal=proposal, value=2)
    refused(Reason.VALUE_NOT_ALLOWED, services.cast, phase=phase, person=anna, proposal=proposal, value=-1)

    assert not Ballot.objects.exists()


def test_the_sixth_of_five_votes_is_refused_and_one_taken_back_makes_room(anna: User) -> None:
    phase, proposals = vote_phase(6)
    for proposal in proposals[:5]:
        services.cast(phase=phase, person=anna, proposal=proposal)

    refused(Reason.NO_VOTES_LEFT, services.cast, phase=phase, person=anna, proposal=proposals[5])
    services.take_back(phase=phase, person=anna, proposal=proposals[0])
    services.cast(phase=phase, person=anna, proposal=proposals[5])

    assert Mark.objects.count() == 5
    assert tally_of(phase, proposals[0]) == (0, 0, 0)
    assert tally_of(phase, proposals[5]) == (1, 0, 0)


def test_a_ballot_within_a_budget_never_spends_more(anna: User) -> None:
    phase = make_vote_phase(make_consultation(phases=False), use="knapsack", marks_per_ballot=None, budget_cap=50_000)
    dear, cheap, small = (make_candidacy(phase, cost=cost).proposal for cost in (40_000, 10_000, 1))

    services.cast(phase=phase, person=anna, proposal=dear)
    services.cast(phase=phase, person=anna, proposal=cheap)

    refused(Reason.BUDGET_SPENT, services.cast, phase=phase, person=anna, proposal=small)
    marks = {dear: 1, cheap: 1, small: 1}
    refused(Reason.BUDGET_SPENT, services.cast_ballot, phase=phase, person=anna, marks=marks)
    assert recount() == []


def test_what_a_proposal_costs_on_the_ballot_is_what_it_cost_when_the_vote_began(anna: User) -> None:
    phase = make_vote_phase(make_consultation(phases=False), use="knapsack", marks_per_ballot=None, budget_cap=50_000)
    proposal = make_proposal(phase.consultation, cost=50_000)
    make_candidacy(phase, proposal)
    services.start_if_due(phase)

    Proposal.objects.filter(pk=proposal.pk).update(cost=50_001)

    services.cast(phase=phase, person=anna, proposal=proposal)


def test_a_whole_ballot_replaces_what_was_there(anna: User) -> None:
    phase, proposals = vote_phase(6)
    services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals[:3], 1))

    ballot = services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals[2:6], 1))

    assert set(ballot.marks.values_list("proposal", flat=True)) == {each.pk for each in proposals[2:6]}
    assert [tally_of(phase, each)[0] for each in proposals] == [0, 0, 1, 1, 1, 1]
    refused(Reason.NO_VOTES_LEFT, services.cast_ballot, phase=phase, person=anna, marks=dict.fromkeys(proposals, 1))


def test_all_votes_can_be_taken_back_and_given_anew_on_the_same_ballot(anna: User) -> None:
    phase, proposals = vote_phase(3)
    ballot = services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals, 1))

    services.take_back_ballot(phase=phase, person=anna)
    services.take_back_ballot(phase=phase, person=anna)

    ballot.refresh_from_db()
    assert ballot.state == BallotState.TAKEN_BACK
    assert not Mark.objects.exists()
    again = services.cast(phase=phase, person=anna, proposal=proposals[0])
    assert (again.pk, again.state, again.receipt) == (ballot.pk, BallotState.CAST, ballot.receipt)
    assert recount() == []


def test_taking_back_reaches_only_ones_own_ballot(anna: User, bernd: User) -> None:
    phase, (proposal, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=proposal)

    services.take_back(phase=phase, person=bernd, proposal=proposal)
    services.take_back_ballot(phase=phase, person=bernd)

    assert tally_of(phase, proposal) == (1, 0, 0)
    assert Ballot.objects.count() == 1


def test_only_what_stands_to_vote_can_be_chosen(anna: User) -> None:
    phase, _proposals = vote_phase(1)
    elsewhere = make_proposal(make_consultation())
    not_admitted = make_proposal(phase.consultation)
    left_out = make_candidacy(phase, is_in=False, reason="too dear").proposal

    for proposal in (elsewhere, not_admitted, left_out):
        refused(Reason.NOT_ON_THE_BALLOT, services.cast, phase=phase, person=anna, proposal=proposal)


def test_support_stays_within_its_consultation(anna: User) -> None:
    phase = support_phase()
    elsewhere = make_proposal(make_consultation())

    refused(Reason.NOT_ON_THE_BALLOT, services.cast, phase=phase, person=anna, proposal=elsewhere)


@pytest.mark.parametrize(
    ("state", "reason"),
    [(State.WAITING, Reason.WAITING), (State.HIDDEN, Reason.HIDDEN), (State.WITHDRAWN, Reason.WITHDRAWN)],
)
def test_what_is_not_public_gets_no_support(anna: User, state: State, reason: Reason) -> None:
    phase = support_phase()
    proposal = make_proposal(phase.consultation, state=state)

    refused(reason, services.cast, phase=phase, person=anna, proposal=proposal)


def test_an_archive_takes_no_votes_from_people(anna: User) -> None:
    phase = make_consultation(is_archive=True).timeline[0]
    proposal = make_proposal(phase.consultation)

    refused(Reason.ARCHIVE, services.cast, phase=phase, person=anna, proposal=proposal)


def test_a_phase_without_votes_takes_none(anna: User) -> None:
    phase = make_phase(make_consultation(phases=False), opens=(Action.COMMENT,))

    refused(Reason.NOT_OFFERED, services.cast, phase=phase, person=anna, proposal=make_proposal(phase.consultation))


def test_the_service_reads_the_phase_afresh(anna: User) -> None:
    phase, (proposal, *_others) = vote_phase()
    Phase.objects.filter(pk=phase.pk).update(ends=timezone.now())

    refused(Reason.PHASE_OVER, services.cast, phase=phase, person=anna, proposal=proposal)


def test_whoever_voted_on_paper_cannot_vote_on_the_internet_as_well(anna: User) -> None:
    phase, (first, second, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first, channel=Channel.PAPER)

    refused(Reason.ALREADY_ON_PAPER, services.cast, phase=phase, person=anna, proposal=second)
    refused(Reason.ALREADY_ON_PAPER, services.take_back, phase=phase, person=anna, proposal=first)


def test_a_ballot_taken_back_on_the_internet_can_be_cast_on_paper(anna: User) -> None:
    phase, (first, second, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    services.take_back_ballot(phase=phase, person=anna)

    ballot = services.cast(phase=phase, person=anna, proposal=second, channel=Channel.PAPER, place="Barmen")

    ballot.refresh_from_db()
    assert (ballot.channel, ballot.place, ballot.state) == (Channel.PAPER, "Barmen", BallotState.CAST)


def test_a_void_ballot_leaves_the_count_and_keeps_its_marks(anna: User, bernd: User, officer: User) -> None:
    phase, proposals = vote_phase(3)
    ballot = services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals, 1))
    services.cast(phase=phase, person=bernd, proposal=proposals[0])

    services.declare_void(ballot=ballot, reason="Voted for somebody else as well.", by=officer)
    services.declare_void(ballot=ballot, reason="Another reason.", by=officer)

    ballot.refresh_from_db()
    assert (ballot.state, ballot.void_reason) == (BallotState.VOID, "Voted for somebody else as well.")
    assert [tally_of(phase, each)[0] for each in proposals] == [1, 0, 0]
    assert ballot.marks.count() == 3
    refused(Reason.BALLOT_VOID, services.cast, phase=phase, person=anna, proposal=proposals[0])
    refused(Reason.BALLOT_VOID, services.take_back_ballot, phase=phase, person=anna)
    assert recount() == []


def test_only_those_who_count_declare_ballots_void(anna: User, clara: User) -> None:
    phase, (proposal, *_others) = vote_phase()
    ballot = services.cast(phase=phase, person=anna, proposal=proposal)

    for person in (anna, clara):
        refused(Reason.NOT_STAFF, services.declare_void, ballot=ballot, reason="because", by=person)


def test_a_void_support_leaves_the_number_at_the_proposal(anna: User, officer: User) -> None:
    phase = support_phase()
    proposal = make_proposal(phase.consultation)
    ballot = services.cast(phase=phase, person=anna, proposal=proposal)

    services.declare_void(ballot=ballot, reason="A machine.", by=officer)

    proposal.refresh_from_db()
    assert proposal.support_count == 0
    assert recount() == []


def test_votes_for_a_withdrawn_proposal_are_free_again(anna: User, bernd: User) -> None:
    phase, proposals = vote_phase(6)
    services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals[:5], 1))
    services.cast(phase=phase, person=bernd, proposal=proposals[1])

    freed = services.free_marks(proposals[0], "withdrawn")

    assert freed == 1
    candidacy = Candidacy.objects.get(phase=phase, proposal=proposals[0])
    assert (candidacy.is_in, candidacy.reason) == (False, "withdrawn")
    assert list(FreedMark.objects.values_list("proposal", "value")) == [(proposals[0].pk, 1)]
    assert tally_of(phase, proposals[0]) == (0, 0, 0)
    services.cast(phase=phase, person=anna, proposal=proposals[5])
    assert services.free_marks(proposals[0], "withdrawn") == 0
    assert recount() == []


def test_a_void_ballot_keeps_even_marks_of_withdrawn_proposals(anna: User, officer: User) -> None:
    phase, (proposal, *_others) = vote_phase()
    ballot = services.cast(phase=phase, person=anna, proposal=proposal)
    services.declare_void(ballot=ballot, reason="A machine.", by=officer)

    assert services.free_marks(proposal, "hidden") == 0
    assert ballot.marks.count() == 1


def test_supports_of_a_withdrawn_proposal_and_votes_of_a_finished_phase_stay(anna: User) -> None:
    support = support_phase()
    proposal = make_proposal(support.consultation)
    services.cast(phase=support, person=anna, proposal=proposal)
    over = make_vote_phase(support.consultation)
    make_candidacy(over, proposal)
    services.cast(phase=over, person=anna, proposal=proposal)
    end(over)

    assert services.free_marks(proposal, "hidden") == 0

    assert tally_of(over, proposal) == (1, 0, 0)
    assert Mark.objects.count() == 2
