"""W. Votes and counts hang on numbers of rows, never on a text or its translation."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CharField, TextField
from django.test import Client
from django.utils import translation

from accounts.models import User
from consultations.models import Candidacy, Category, Consultation, Mark, Phase, Proposal, ResultLine, Tally
from consultations.votes import services
from consultations.votes.published import Standing
from tests.factories import make_user
from tests.faults.world import World, make_world

pytestmark = pytest.mark.django_db

LANGUAGES = ["de", "de-simple", "en"]


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna)


def test_a_vote_is_a_row_about_a_row() -> None:
    for model in (Mark, Tally, ResultLine):
        keys = {name for constraint in model._meta.constraints for name in getattr(constraint, "fields", ())}

        assert "proposal" in keys
        assert not [name for name in keys if isinstance(model._meta.get_field(name), CharField | TextField)]


def test_votes_given_in_three_versions_are_counted_together(client: Client, world: World) -> None:
    phase, proposal = world.vote, world.proposals["published"]
    candidacy = Candidacy.objects.get(phase=phase, proposal=proposal)
    before = Tally.objects.get(phase=phase, proposal=proposal).in_favour

    for language in LANGUAGES:
        client.force_login(make_user())
        client.post(f"/{language}/b/{world.consultation.slug}/abstimmen/", {"give": candidacy.pk})

    assert Tally.objects.get(phase=phase, proposal=proposal).in_favour == before + 3


def test_one_person_in_three_versions_has_one_vote(client: Client, world: World, bernd: User) -> None:
    phase, proposal = world.vote, world.proposals["published"]
    before = Tally.objects.get(phase=phase, proposal=proposal).in_favour
    client.force_login(bernd)

    for language in LANGUAGES:
        with translation.override(language):
            services.cast(phase=phase, person=bernd, proposal=proposal)

    assert Tally.objects.get(phase=phase, proposal=proposal).in_favour == before + 1


def test_new_and_translated_words_move_no_count(world: World) -> None:
    before = {language: counts(world, language) for language in LANGUAGES}

    Proposal.objects.update(title="Ein anderer Titel", language="en")
    Candidacy.objects.update(title="Another title")
    for model in (Category, Phase):
        for each in model.objects.all():
            setattr(each, "name" if model is Category else "title", {"en": "Other", "de-simple": "Neu"})
            each.save()

    assert {language: counts(world, language) for language in LANGUAGES} == before
    assert before["de"] == before["de-simple"] == before["en"]
    call_command("recount")


def counts(world: World, language: str) -> list[tuple[int, int]]:
    with translation.override(language):
        phase = Phase.objects.select_related("consultation").get(pk=world.counted.pk)
        return [(line.proposal_id, line.in_favour) for line in Standing.of(phase).lines]


def test_titles_alike_are_two_proposals(world: World, bernd: User) -> None:
    first = world.proposals["published"]
    second = Proposal.objects.exclude(pk=first.pk).first()
    assert second
    Proposal.objects.filter(pk__in=[first.pk, second.pk]).update(title="Gleich", text="Gleich", state="published")
    Candidacy.objects.filter(phase=world.vote).update(title="Gleich", text="Gleich", is_in=True)
    before = dict(Tally.objects.filter(phase=world.vote).values_list("proposal_id", "in_favour"))

    services.cast(phase=world.vote, person=bernd, proposal=second)

    after = dict(Tally.objects.filter(phase=world.vote).values_list("proposal_id", "in_favour"))
    assert after[first.pk] == before[first.pk]
    assert after[second.pk] == before.get(second.pk, 0) + 1


def test_no_table_of_ours_is_keyed_by_a_text_in_several_languages() -> None:
    for model in apps.get_app_config("consultations").get_models():
        texts = {field.name for field in model._meta.local_fields if type(field).__name__ == "MultilingualTextField"}
        unique = {name for each in model._meta.constraints for name in getattr(each, "fields", ())}

        assert texts & unique == set()
    assert not Consultation._meta.get_field("title").unique
