from pathlib import Path

import pytest
from django.conf import LazySettings

from accounts.models import User
from consultations.models import Ballot
from consultations.rules import Denied, Reason
from consultations.votes import keys, services
from consultations.votes.mine import mine
from tests.factories import make_user

from .making import vote_phase

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings: LazySettings, tmp_path: Path) -> Path:
    settings.PHASE_KEYS_DIR = tmp_path / "phase-keys"
    return settings.PHASE_KEYS_DIR


def test_a_ballot_does_not_say_whose_it_is(anna: User) -> None:
    phase, (first, *_others) = vote_phase()

    ballot = services.cast(phase=phase, person=anna, proposal=first)

    kept = {str(value) for value in Ballot.objects.filter(pk=ballot.pk).values().get().values()}
    assert not kept & {str(anna.pk), anna.email, str(anna.voter_id)} - {str(ballot.pk), str(phase.pk)}
    assert len(ballot.voter_key) == 64


def test_the_same_person_has_another_code_in_each_phase(anna: User) -> None:
    one, _proposals = vote_phase()
    other, _proposals = vote_phase()

    assert keys.voter_key(one, keys.person(anna)) != keys.voter_key(other, keys.person(anna))


def test_identities_of_different_kinds_never_meet(anna: User) -> None:
    phase, _proposals = vote_phase()
    value = str(anna.voter_id)

    kinds = {keys.person(anna), keys.guest(value), keys.paper("", value), keys.imported("", value)}

    assert len({keys.voter_key(phase, identity) for identity in kinds}) == 4


def test_only_the_server_reads_the_key(anna: User, own_keys: Path) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)

    (file,) = own_keys.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert own_keys.stat().st_mode & 0o777 == 0o700


def test_reading_makes_no_key(anna: User, own_keys: Path) -> None:
    phase, proposals = vote_phase()

    assert mine(phase, anna, proposals) == {}
    assert not own_keys.exists()


def test_a_lost_key_stops_the_vote_rather_than_letting_people_vote_twice(anna: User, own_keys: Path) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    for file in own_keys.iterdir():
        file.unlink()

    for person in (anna, make_user()):
        with pytest.raises(Denied) as denied:
            services.cast(phase=phase, person=person, proposal=first)
        assert denied.value.decision.reason == Reason.OUT_OF_ORDER

    assert Ballot.objects.count() == 1
    assert list(own_keys.iterdir()) == []


def test_a_damaged_or_destroyed_key_stops_the_vote(anna: User, own_keys: Path) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    (file,) = own_keys.iterdir()
    file.write_bytes(b"half")
    with pytest.raises(Denied):
        services.cast(phase=phase, person=anna, proposal=first)

    keys.destroy_key(phase)

    assert keys.is_destroyed(phase)
    with pytest.raises(Denied):
        services.cast(phase=phase, person=anna, proposal=first)
    assert mine(phase, anna, [first]) == {}


def test_what_is_mine_is_one_query_however_many_proposals(anna: User, django_assert_num_queries: object) -> None:
    phase, proposals = vote_phase(30)
    services.cast(phase=phase, person=anna, proposal=proposals[3])

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert mine(phase, anna, proposals) == {proposals[3].pk: 1}
    assert mine(phase, make_user(), proposals) == {}
