"""G. No uniqueness is silently switched off by an empty column, in any of our models."""

import pytest
from django.apps import apps
from django.db.models import Model, UniqueConstraint
from django.db.models.constraints import BaseConstraint

OURS = ("accounts", "consultations", "content", "home", "notices")
MODELS = [model for area in OURS for model in apps.get_app_config(area).get_models(include_auto_created=True)]
#: Two general discussions of one consultation are what its own constraint forbids; a proposal has one thread.
ONE_TO_ONE_OR_NOTHING = {("Thread", "proposal")}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_column_that_can_be_null_stands_in_an_unconditional_unique_constraint(model: type[Model]) -> None:
    constraints: list[BaseConstraint] = list(model._meta.constraints)
    unconditional = [
        set(each.fields) for each in constraints if isinstance(each, UniqueConstraint) and each.condition is None
    ]
    unconditional += [set(names) for names in model._meta.unique_together]
    unconditional += [{field.name} for field in model._meta.local_fields if field.unique]

    nullable = {field.name for field in model._meta.get_fields() if getattr(field, "null", False) is True}
    nullable -= {name for kind, name in ONE_TO_ONE_OR_NOTHING if kind == model.__name__}

    assert [names & nullable for names in unconditional if names & nullable] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_text_is_empty_and_never_null(model: type[Model]) -> None:
    """A text that can be both has two kinds of nothing, and only one of them would be found."""
    texts = [field for field in model._meta.local_fields if field.get_internal_type() in ("CharField", "TextField")]

    assert [field.name for field in texts if field.null and not field.unique] == []


def test_a_condition_says_exactly_when_a_column_counts() -> None:
    """Those that may be empty, and what switches each of them on."""
    conditional = {
        each.name
        for model in MODELS
        for each in model._meta.constraints
        if isinstance(each, UniqueConstraint) and each.condition is not None
    }

    assert conditional == {
        "one_account_per_address",
        "one_candidacy_per_ballot_number",
        "one_contributor_per_account_and_consultation",
        "one_contributor_per_source_id",
        "one_final_result_per_phase",
        "one_general_thread_per_consultation",
        "one_message_per_key",
        "one_proposal_per_source_id",
        "one_short_text_per_answer_and_version",
        "one_short_text_per_proposal_and_version",
        "one_short_text_per_status_entry_and_version",
    }
