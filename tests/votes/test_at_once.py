"""Many people at the same moment, on real connections. Counts are exact, and nobody waits for ever."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from consultations.models import Ballot, BallotState, HouseRule, Mark, Phase, Proposal, State, Tally
from consultations.moderation.services import hide
from consultations.proposals.services import withdraw
from consultations.rules import Denied, Reason
from consultations.votes import keys, services
from consultations.votes.recount import recount
from tests.factories import make_candidacy, make_consultation, make_proposal, make_user, make_vote_phase

from .at_once import at_once, meanwhile
from .making import people, rating_phase, vote_phase

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 64


def reasons(answers: list[object]) -> list[Reason | None]:
    """Why the rules refused; anything else that was raised fails the test."""
    problems = [answer for answer in answers if isinstance(answer, Exception)]
    unexpected = [problem for problem in problems if not isinstance(problem, Denied)]
    assert unexpected == []
    return [problem.decision.reason for problem in problems if isinstance(problem, Denied)]


def test_sixty_four_casts_by_one_person_make_one_vote() -> None:
    phase, (proposal,) = vote_phase(1)
    anna = make_user()

    answers = at_once([partial(services.cast, phase=phase, person=anna, proposal=proposal)] * MANY)

    assert reasons(answers) == []
    assert (Ballot.objects.count(), Mark.objects.count(), Tally.objects.get().in_favour) == (1, 1, 1)


def test_sixty_four_people_support_one_proposal() -> None:
    phase = make_consultation().timeline[0]
    proposal = make_proposal(phase.consultation)

    answers = at_once([partial(services.cast, phase=phase, person=each, proposal=proposal) for each in people(MANY)])

    assert reasons(answers) == []
    proposal.refresh_from_db()
    assert (Mark.objects.count(), Tally.objects.get().in_favour, proposal.support_count) == (MANY, MANY, MANY)


def test_sixty_four_ballots_of_five_in_random_order_do_not_wait_for_each_other_for_ever() -> None:
    phase, proposals = vote_phase(7)
    acts = []
    for each in people(MANY):
        chosen = dict.fromkeys(random.sample(proposals, 5), 1)
        acts.append(partial(services.cast_ballot, phase=phase, person=each, marks=chosen))

    answers = at_once(acts)

    assert reasons(answers) == []
    assert sum(Tally.objects.values_list("in_favour", flat=True)) == Mark.objects.count() == 5 * MANY
    assert recount() == []


def test_one_person_never_gets_more_than_five_votes() -> None:
    phase, proposals = vote_phase(16)
    anna = make_user()

    answers = at_once(
        [partial(services.cast, phase=phase, person=anna, proposal=each) for each in proposals for _twice in range(4)]
    )

    assert set(reasons(answers)) == {Reason.NO_VOTES_LEFT}
    assert Mark.objects.count() == 5
    assert recount() == []


def test_one_person_never_spends_more_than_the_budget() -> None:
    phase = make_vote_phase(make_consultation(phases=False), use="knapsack", marks_per_ballot=None, budget_cap=50_000)
    proposals = [make_candidacy(phase, cost=15_000).proposal for _each in range(16)]
    anna = make_user()

    answers = at_once([partial(services.cast, phase=phase, person=anna, proposal=each) for each in proposals])

    assert reasons(answers) == [Reason.BUDGET_SPENT] * 13
    assert Mark.objects.count() == 3


def test_giving_and_taking_back_at_the_same_moment_leaves_counts_that_agree() -> None:
    phase, proposals = vote_phase(3)
    acts = []
    for each in people(8):
        for proposal in proposals:
            acts.append(partial(services.cast, phase=phase, person=each, proposal=proposal))
            acts.append(partial(services.take_back, phase=phase, person=each, proposal=proposal))
        acts.append(partial(services.take_back_ballot, phase=phase, person=each))
        acts.append(partial(services.cast_ballot, phase=phase, person=each, marks=dict.fromkeys(proposals, 1)))
    random.shuffle(acts)

    answers = at_once(acts)

    assert reasons(answers) == []
    assert recount() == []
    with_marks = Ballot.objects.exclude(marks=None)
    assert set(with_marks.values_list("state", flat=True)) <= {BallotState.CAST}


def test_proposals_that_are_withdrawn_or_hidden_while_people_vote_for_them_keep_no_vote() -> None:
    author, clara = make_user(), make_user(is_superuser=True)
    phase = make_vote_phase(make_consultation(phases=False))
    proposals = [make_proposal(phase.consultation, author=author) for _each in range(6)]
    for number, proposal in enumerate(proposals, start=1):
        make_candidacy(phase, proposal, number=number)
    voters = people(40)
    for each in voters[:20]:
        services.cast_ballot(phase=phase, person=each, marks=dict.fromkeys(proposals[:5], 1))
    acts = [partial(services.cast, phase=phase, person=each, proposal=proposals[0]) for each in voters[20:]]
    acts += [partial(services.take_back, phase=phase, person=each, proposal=proposals[0]) for each in voters[:10]]
    acts += [partial(services.take_back_ballot, phase=phase, person=each) for each in voters[10:20]]
    acts.insert(len(acts) // 2, partial(withdraw, proposal=proposals[0], person=author))
    acts.insert(len(acts) // 3, partial(hide, target=proposals[4], by=clara, rule=HouseRule.ADVERTISING))

    answers = at_once(acts)

    assert set(reasons(answers)) <= {Reason.WITHDRAWN, Reason.NOT_ON_THE_BALLOT}
    gone = [proposals[0], proposals[4]]
    assert not Mark.objects.filter(proposal__in=gone).exists()
    assert set(Tally.objects.filter(proposal__in=gone).values_list("in_favour", flat=True)) == {0}
    assert not phase.candidacies.filter(proposal__in=gone, is_in=True).exists()
    assert recount() == []


def supporting() -> Phase:
    return make_consultation().timeline[0]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets nobody write while somebody else does.")
@pytest.mark.parametrize("begin", [supporting, rating_phase])
def test_who_waits_while_a_proposal_is_hidden_hears_so_and_counts_nothing(begin: Callable[[], Phase]) -> None:
    phase, anna, bernd = begin(), make_user(), make_user()
    proposal = make_proposal(phase.consultation)
    services.cast(phase=phase, person=bernd, proposal=proposal)

    with transaction.atomic():
        # Somebody else's vote holds the tally; while Anna waits for it, a moderator is done.
        Tally.objects.select_for_update(no_key=True).get()
        answer = meanwhile(partial(services.cast, phase=phase, person=anna, proposal=proposal))
        Proposal.objects.update(state=State.HIDDEN)

    with pytest.raises(Denied) as denied:
        answer.result(timeout=60)
    assert denied.value.decision.reason == Reason.HIDDEN
    assert (Ballot.objects.count(), Mark.objects.count(), Tally.objects.get().in_favour) == (1, 1, 1)
    assert recount() == []


def test_supports_of_proposals_that_are_hidden_meanwhile_agree_with_their_count() -> None:
    clara, phase = make_user(is_superuser=True), supporting()
    proposals = [make_proposal(phase.consultation) for _each in range(3)]
    acts = [
        partial(services.cast_ballot, phase=phase, person=each, marks=dict.fromkeys(random.sample(proposals, 2), 1))
        for each in people(24)
    ]
    acts += [partial(services.take_back_ballot, phase=phase, person=each) for each in people(2)]
    acts[12:12] = [partial(hide, target=each, by=clara, rule=HouseRule.ADVERTISING) for each in proposals[:2]]

    answers = at_once(acts)

    assert set(reasons(answers)) <= {Reason.HIDDEN}
    assert recount() == []


def test_people_who_press_buttons_at_the_same_moment_all_get_an_answer() -> None:
    phase, proposals = vote_phase(4)
    address = reverse("consultations:ballot", args=[phase.consultation.slug])
    numbers = list(phase.candidacies.values_list("pk", flat=True))
    acts = []
    for each in people(16):
        client = Client()
        client.force_login(each, backend="allauth.account.auth_backends.AuthenticationBackend")
        acts += [partial(client.post, address, {"give": random.choice(numbers)}) for _click in range(2)]

    answers = at_once(acts)

    assert [getattr(answer, "status_code", answer) for answer in answers] == [302] * len(acts)
    assert sum(Tally.objects.values_list("in_favour", flat=True)) == Mark.objects.count()
    assert len(proposals) == 4
    assert recount() == []


def test_ballots_declared_void_while_their_voters_vote_leave_the_count() -> None:
    phase, proposals = vote_phase(5)
    officer = make_user(is_superuser=True)
    voters = people(16)
    ballots = [services.cast_ballot(phase=phase, person=each, marks=dict.fromkeys(proposals[:3], 1)) for each in voters]
    acts = [partial(services.declare_void, ballot=ballot, reason="A machine.", by=officer) for ballot in ballots]
    acts += [partial(services.cast, phase=phase, person=each, proposal=proposals[4]) for each in voters]
    acts += [partial(services.take_back, phase=phase, person=each, proposal=proposals[0]) for each in voters]
    random.shuffle(acts)

    answers = at_once(acts)

    assert set(reasons(answers)) <= {Reason.BALLOT_VOID}
    assert set(Ballot.objects.values_list("state", flat=True)) == {BallotState.VOID}
    assert sum(Tally.objects.values_list("in_favour", flat=True)) == 0
    assert recount() == []


def test_the_first_voters_freeze_the_ballot_once() -> None:
    phase = make_vote_phase(make_consultation(phases=False))
    proposals = [make_proposal(phase.consultation) for _each in range(12)]
    for proposal in proposals:
        make_candidacy(phase, proposal, number=None, title="", text="")

    answers = at_once(
        [partial(services.cast, phase=phase, person=each, proposal=random.choice(proposals)) for each in people(24)]
    )

    assert reasons(answers) == []
    assert sorted(phase.candidacies.values_list("number", flat=True)) == list(range(1, 13))
    assert not phase.candidacies.filter(frozen_at=None).exists()


def test_several_workers_make_one_phase_key(tmp_path: Path) -> None:
    start = Barrier(16, timeout=30)

    def make(_worker: int) -> bytes:
        start.wait()
        return keys.make_key(tmp_path / "phase-keys" / "one.key")

    with ThreadPoolExecutor(max_workers=16) as pool:
        made = set(pool.map(make, range(16)))

    assert len(made) == 1
    assert [path.name for path in (tmp_path / "phase-keys").iterdir()] == ["one.key"]
