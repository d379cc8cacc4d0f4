from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import registry as log_registry

from accounts.models import User
from consultations.channels import Channel
from consultations.models import Ballot, BallotState, Candidacy, Mark, Proposal, Result, ResultState, State, Tally
from consultations.rules import Denied, Reason
from consultations.votes import services
from consultations.votes.recount import recount
from consultations.votes.results import CountsDiffer
from tests.factories import make_candidacy, make_consultation, make_proposal, make_vote_phase

from .making import end, put_in, rating_phase, settle, vote_phase

pytestmark = pytest.mark.django_db


def test_a_result_tells_people_and_votes_apart_for_each_channel(officer: User) -> None:
    phase, (first, second, third) = vote_phase(3)
    put_in(phase, first, second, third)
    put_in(phase, first)
    put_in(phase, first, second, channel=Channel.PAPER)
    put_in(phase)
    put_in(phase, second, state=BallotState.VOID, void_reason="Twice.")
    settle(phase)

    result = services.count(phase=end(phase), by=officer)

    assert (result.state, result.people, result.votes, result.void) == (ResultState.PROVISIONAL, 3, 6, 1)
    assert result.per_channel == {"paper": {"people": 1, "votes": 2}, "web": {"people": 2, "votes": 4}}
    lines = list(result.lines.values_list("proposal", "rank", "in_favour"))
    assert lines == [(first.pk, 1, 3), (second.pk, 2, 2), (third.pk, 3, 1)]


def test_equal_votes_share_a_rank_and_what_got_none_is_listed(officer: User) -> None:
    phase, (first, second, third, fourth) = vote_phase(4)
    put_in(phase, second, third)
    put_in(phase, second, third, first)
    settle(phase)

    result = services.count(phase=end(phase), by=officer)

    ranks = dict(result.lines.values_list("proposal", "rank"))
    assert ranks == {second.pk: 1, third.pk: 1, first.pk: 3, fourth.pk: 4}


def test_ratings_are_ranked_by_those_for_it_less_those_against(officer: User, anna: User, bernd: User) -> None:
    phase = rating_phase()
    loved, disputed, ignored = (make_proposal(phase.consultation) for _each in range(3))
    services.cast(phase=phase, person=anna, proposal=disputed, value=1)
    services.cast(phase=phase, person=bernd, proposal=disputed, value=-1)
    services.cast(phase=phase, person=anna, proposal=loved, value=1)
    services.cast(phase=phase, person=bernd, proposal=loved, value=0)

    result = services.count(phase=end(phase), by=officer)

    assert (result.people, result.votes) == (2, 4)
    lines = list(result.lines.values_list("proposal", "rank", "in_favour", "against", "neutral"))
    assert lines == [(loved.pk, 1, 1, 0, 1), (disputed.pk, 2, 1, 1, 0), (ignored.pk, 2, 0, 0, 0)]


def test_nobody_counts_while_people_vote(officer: User) -> None:
    phase, _proposals = vote_phase()

    with pytest.raises(Denied) as denied:
        services.count(phase=phase, by=officer)

    assert denied.value.decision.reason == Reason.STILL_RUNNING


def test_citizens_and_moderators_count_nothing(anna: User, clara: User, officer: User) -> None:
    phase, _proposals = vote_phase()
    result = services.count(phase=end(phase), by=officer)

    for person in (anna, clara):
        with pytest.raises(Denied):
            services.count(phase=phase, by=person)
        with pytest.raises(Denied):
            services.make_final(result=result, by=person)


def test_a_result_becomes_final_once_and_stays_so(officer: User) -> None:
    phase, (first, *_others) = vote_phase()
    ballot = put_in(phase, first)
    settle(phase)
    first_count = services.count(phase=end(phase), by=officer)
    second_count = services.count(phase=phase, by=officer)

    final = services.make_final(result=second_count, decision_url="https://rat.example/1", by=officer)

    assert services.make_final(result=final, by=officer) == final
    assert (final.state, final.decision_url) == (ResultState.FINAL, "https://rat.example/1")
    for act in (
        lambda: services.make_final(result=first_count, by=officer),
        lambda: services.count(phase=phase, by=officer),
        lambda: services.declare_void(ballot=ballot, reason="Too late.", by=officer),
    ):
        with pytest.raises(Denied) as denied:
            act()
        assert denied.value.decision.reason == Reason.RESULT_FINAL


def test_a_count_that_is_overtaken_does_not_become_final(officer: User) -> None:
    phase, (first, *_others) = vote_phase()
    ballot = put_in(phase, first)
    settle(phase)
    result = services.count(phase=end(phase), by=officer)
    services.declare_void(ballot=ballot, reason="A machine.", by=officer)

    with pytest.raises(CountsDiffer):
        services.make_final(result=result, by=officer)

    assert services.make_final(result=services.count(phase=phase, by=officer), by=officer).people == 0


def test_nobody_states_a_result_whose_tallies_differ_from_the_votes(officer: User) -> None:
    phase, (first, *_others) = vote_phase()
    put_in(phase, first)
    settle(phase)
    Tally.objects.filter(phase=phase, proposal=first).update(in_favour=2)

    with pytest.raises(CountsDiffer):
        services.count(phase=end(phase), by=officer)

    assert not Result.objects.exists()


def test_the_database_knows_one_final_result_for_each_phase() -> None:
    phase, _proposals = vote_phase()
    Result.objects.create(phase=phase, people=0, votes=0, state=ResultState.FINAL)

    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.create(phase=phase, people=1, votes=1, state=ResultState.FINAL)


def test_what_staff_do_to_a_vote_is_logged(officer: User) -> None:
    phase, (first, *_others) = vote_phase()
    ballot = put_in(phase, first)
    settle(phase)

    services.declare_void(ballot=ballot, reason="A machine.", by=officer)
    services.make_final(result=services.count(phase=end(phase), by=officer), by=officer)

    entries = log_registry.get_logs_for_instance(phase.consultation).order_by("pk")
    assert list(entries.values_list("action", "user")) == [
        ("consultations.declare_void", officer.pk),
        ("consultations.count", officer.pk),
        ("consultations.make_final", officer.pk),
    ]


def test_the_first_voter_finds_numbers_drawn_and_words_frozen(anna: User) -> None:
    phase = make_vote_phase(make_consultation(phases=False))
    proposals = [make_proposal(phase.consultation, cost=1000) for _each in range(5)]
    for proposal in proposals:
        services_admit_before_the_start(phase, proposal)

    services.cast(phase=phase, person=anna, proposal=proposals[0])

    candidacies = list(phase.candidacies.order_by("number"))
    assert [each.number for each in candidacies] == [1, 2, 3, 4, 5]
    assert [each.lot for each in candidacies] == sorted(each.lot for each in candidacies)
    assert {(each.title, each.cost) for each in candidacies} == {(each.title, 1000) for each in proposals}


def services_admit_before_the_start(phase: object, proposal: Proposal) -> Candidacy:
    return services.admit(phase=phase, proposal=proposal, at=phase.starts - timedelta(days=1))  # type: ignore[attr-defined, arg-type]


def test_words_are_those_of_the_start_even_if_nobody_looks_until_later(anna: User) -> None:
    phase = make_vote_phase(make_consultation(phases=False))
    proposal = make_proposal(phase.consultation, title="Eine Bank")
    proposal.versions.update(created_at=phase.starts - timedelta(days=1))
    proposal.versions.create(number=2, title="Zwei Bänke", text="Mehr.", created_at=phase.starts + timedelta(hours=1))
    services_admit_before_the_start(phase, proposal)

    assert services.start_if_due(phase) is True
    assert services.start_if_due(phase) is False

    candidacy = phase.candidacies.get()
    assert (candidacy.title, candidacy.text) == ("Eine Bank", "Am Markt fehlt eine Bank zum Ausruhen.")


def test_once_people_vote_nothing_new_stands_but_what_was_there_can_come_back(officer: User, anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    candidacy = phase.candidacies.get(proposal=first)

    services.leave_out(candidacy=candidacy, reason="Not on city ground.", by=officer)
    assert not Mark.objects.exists()
    services.admit(phase=phase, proposal=first, by=officer)
    candidacy.refresh_from_db()

    assert (candidacy.is_in, candidacy.reason, candidacy.number) == (True, "", 1)
    services.cast(phase=phase, person=anna, proposal=first)
    services.leave_out(candidacy=candidacy, reason="Still not.", by=officer)
    assert recount() == []
    with pytest.raises(Denied):
        services.admit(phase=phase, proposal=make_proposal(phase.consultation), by=officer)


def test_only_published_proposals_are_admitted_and_only_by_those_who_may(officer: User, clara: User) -> None:
    phase = make_vote_phase(make_consultation(phases=False), starts=timezone.now() + timedelta(days=1))
    waiting = make_proposal(phase.consultation, state=State.WAITING)
    published = make_proposal(phase.consultation)

    with pytest.raises(Denied):
        services.admit(phase=phase, proposal=waiting, by=officer)
    with pytest.raises(Denied):
        services.admit(phase=phase, proposal=published, by=clara)
    with pytest.raises(Proposal.DoesNotExist):
        services.admit(phase=phase, proposal=make_proposal(make_consultation()), by=officer)
    assert services.admit(phase=phase, proposal=published, by=officer).is_in


def test_a_choice_within_a_budget_needs_every_cost(officer: User) -> None:
    phase = make_vote_phase(
        make_consultation(phases=False),
        use="knapsack",
        marks_per_ballot=None,
        budget_cap=50_000,
        starts=timezone.now() + timedelta(days=1),
    )
    proposal = make_proposal(phase.consultation)

    with pytest.raises(ValidationError):
        services.admit(phase=phase, proposal=proposal, by=officer)

    assert services.admit(phase=phase, proposal=proposal, by=officer, cost=12_000).cost == 12_000


def test_receipts_are_random_and_no_two_are_the_same() -> None:
    phase, _proposals = vote_phase(1)

    receipts = [put_in(phase).receipt for _each in range(200)]

    assert len(set(receipts)) == 200
    assert len({receipt[0] for receipt in receipts}) > 10
    assert all(len(receipt) == 19 for receipt in receipts)


@pytest.mark.parametrize("model", [Ballot, Mark, Tally, Candidacy])
def test_no_column_that_can_be_empty_stands_in_an_unconditional_unique_constraint(model: type) -> None:
    for constraint in model._meta.constraints:  # type: ignore[attr-defined]
        if hasattr(constraint, "fields") and constraint.condition is None:
            assert not [name for name in constraint.fields if model._meta.get_field(name).null]  # type: ignore[attr-defined]


def test_a_mark_has_a_value_and_a_void_ballot_a_reason() -> None:
    phase, (first, *_others) = vote_phase()
    ballot = put_in(phase)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.create(ballot=ballot, proposal=first, value=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(state=BallotState.VOID)


def test_a_candidacy_that_is_out_is_no_line_of_the_result(officer: User) -> None:
    phase, (first, *_others) = vote_phase(2)
    make_candidacy(phase, is_in=False, reason="withdrawn")
    put_in(phase, first)
    settle(phase)

    assert services.count(phase=end(phase), by=officer).lines.count() == 2
