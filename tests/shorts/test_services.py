"""Writing short texts: who may, what is kept, what becomes of them when the original changes."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from accounts.models import User
from consultations.models import Answer, Consultation, Proposal, ShortText, State, StatusEntry
from consultations.moderation.redaction import wipe
from consultations.moderation.services import redact
from consultations.proposals.services import change
from consultations.rules import Denied
from consultations.shorts.services import remove, write
from tests.factories import make_proposal

pytestmark = pytest.mark.django_db

TEXT = "Am Markt soll eine Bank stehen."


def make_answer(proposal: Proposal, **fields: Any) -> Answer:
    fields = {"text": {"de": "Wir stellen sie auf."}, "state": "released", "released_at": proposal.created_at, **fields}
    answer = Answer.objects.create(consultation=proposal.consultation, **fields)
    answer.proposals.add(proposal)
    return answer


def make_step(proposal: Proposal, **fields: Any) -> StatusEntry:
    return StatusEntry.objects.create(proposal=proposal, status="checking", reason={"de": "Wir prüfen."}, **fields)


def shown(version: str = "de-simple") -> list[str]:
    return [short.text for short in ShortText.objects.shown().in_version(version)]


def test_an_editor_writes_a_short_text_and_the_log_says_so_without_its_words(dilek: User, proposal: Proposal) -> None:
    short = write(target=proposal, version="de-simple", text=TEXT, by=dilek)

    assert (short.proposal, short.version, short.source_version, short.written_by) == (proposal, "de-simple", 1, dilek)
    entry = ModelLogEntry.objects.get(action="consultations.shorts.write")
    assert (entry.user, TEXT in str(entry.data)) == (dilek, False)


def test_written_again_it_replaces_the_earlier_one_and_its_check(dilek: User, proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text="Alt.", by=dilek, checked_by="Gruppe", checked_on=date(2026, 5, 1))

    write(target=proposal, version="de-simple", text=TEXT, by=dilek)

    short = ShortText.objects.get()
    assert (short.text, short.is_checked, short.checked_by) == (TEXT, False, "")


@pytest.mark.parametrize(("role", "may"), [("anna", False), ("clara", False), ("hanna", False), ("gregor", True)])
def test_whoever_answers_may_write_short_texts(
    role: str, may: bool, request: pytest.FixtureRequest, proposal: Proposal
) -> None:
    by = request.getfixturevalue(role)

    if may:
        write(target=proposal, version="en", text="A bench.", by=by)
    else:
        with pytest.raises(Denied):
            write(target=proposal, version="en", text="A bench.", by=by)

    assert ShortText.objects.exists() == may


def test_answers_and_steps_have_short_texts_too(dilek: User, proposal: Proposal) -> None:
    answer, step = make_answer(proposal), make_step(proposal)

    write(target=answer, version="de-simple", text="Die Bank kommt.", by=dilek)
    write(target=step, version="de-simple", text="Wir sehen nach.", by=dilek)

    assert sorted(shown()) == ["Die Bank kommt.", "Wir sehen nach."]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": "  "}, "no_text"),
        ({"text": "a" * 601}, "too_long"),
        ({"version": "de"}, "version"),
        ({"version": "xx"}, "version"),
        ({"checked_by": "Gruppe"}, "checked"),
        ({"checked_on": date(2026, 5, 1)}, "checked"),
        ({"made_from": 0}, "stale"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    given: dict[str, Any], code: str, dilek: User, proposal: Proposal
) -> None:
    with pytest.raises(ValidationError) as refused:
        write(**{"target": proposal, "version": "de-simple", "text": TEXT, "by": dilek, **given})

    assert refused.value.code == code


@pytest.mark.parametrize("state", [State.WAITING, State.HIDDEN, State.WITHDRAWN])
def test_what_is_not_public_gets_no_short_text(state: State, dilek: User, consultation: Consultation) -> None:
    with pytest.raises(ValidationError):
        write(target=make_proposal(consultation, state=state), version="de-simple", text=TEXT, by=dilek)


def test_a_draft_of_an_answer_gets_no_short_text(dilek: User, proposal: Proposal) -> None:
    with pytest.raises(ValidationError):
        write(target=make_answer(proposal, state="draft"), version="de-simple", text=TEXT, by=dilek)


@pytest.mark.parametrize("state", [State.WAITING, State.HIDDEN, State.WITHDRAWN])
def test_a_short_text_goes_with_its_proposal_and_comes_back_with_it(state: State, proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text=TEXT)
    write(target=make_step(proposal), version="de-simple", text="Wir sehen nach.")

    Proposal.objects.filter(pk=proposal.pk).update(state=state)
    hidden = shown()
    Proposal.objects.filter(pk=proposal.pk).update(state=State.PUBLISHED)

    assert (hidden, len(shown())) == ([], 2)


def test_a_new_version_makes_the_short_text_older_than_its_original(anna: User, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, author=anna)
    write(target=proposal, version="de-simple", text=TEXT)

    before = ShortText.objects.with_originals().get()
    change(proposal=proposal, person=anna, text="Etwas ganz anderes.")
    after = ShortText.objects.with_originals().get()

    assert (before.is_older, after.is_older) == (False, True)
    assert after.original_since == proposal.versions.get(number=2).created_at
    assert not ShortText.objects.up_to_date().exists()


def test_a_correction_makes_the_short_text_of_an_answer_older(dilek: User, proposal: Proposal) -> None:
    from consultations.answers.services import correct

    answer = make_answer(proposal)
    write(target=answer, version="de-simple", text=TEXT)

    correct(by=dilek, answer=answer, text="Doch nicht.", reason="Der Platz ist zu eng.")

    short = ShortText.objects.with_originals().get()
    assert (short.is_older, short.original_since) == (True, answer.corrections.get().at)


def test_blacking_out_a_passage_holds_the_short_text_back_until_it_is_written_anew(
    clara: User, dilek: User, proposal: Proposal
) -> None:
    write(target=proposal, version="de-simple", text="Frau Meier will eine Bank.")
    write(target=proposal, version="en", text="A bench for a neighbour.")
    Proposal.objects.filter(pk=proposal.pk).update(text="Frau Meier braucht eine Bank.")

    redact(target=proposal, by=clara, rule="private", passage="Frau Meier")

    assert shown() + shown("en") == []
    assert ShortText.objects.get(version="de-simple").text == "[…] will eine Bank."
    write(target=proposal, version="de-simple", text="Jemand will eine Bank.", by=dilek)
    assert shown() == ["Jemand will eine Bank."]


def test_a_check_repeated_by_the_form_does_not_hold_for_other_words(dilek: User, proposal: Proposal) -> None:
    check: dict[str, Any] = {"checked_by": "Gruppe", "checked_on": date(2026, 5, 1)}
    write(target=proposal, version="de-simple", text="Alt.", by=dilek, **check)

    same = write(target=proposal, version="de-simple", text="Alt.", by=dilek, **check)
    other = write(target=proposal, version="de-simple", text=TEXT, by=dilek, **check)
    said_again = write(target=proposal, version="de-simple", text=TEXT, by=dilek, **check)

    assert [each.is_checked for each in (same, other, said_again)] == [True, False, True]


def test_a_short_text_in_which_something_was_blacked_out_was_checked_by_nobody(clara: User, proposal: Proposal) -> None:
    day = date(2026, 5, 1)
    text = "Frau Meier will eine Bank."
    write(target=proposal, version="de-simple", text=text, checked_by="Gruppe", checked_on=day)
    write(target=proposal, version="en", text="A bench.", checked_by="Gruppe", checked_on=day)

    redact(target=proposal, by=clara, rule="private", passage="Frau Meier")

    kept = ShortText.objects.order_by("version").values_list("version", "checked_by", "checked_on", "is_held_back")
    assert list(kept) == [("de-simple", "", None, True), ("en", "Gruppe", day, False)]


def test_blacking_out_the_place_holds_the_short_text_back_too(clara: User, proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text="Die Bank soll bei den Nachbarn stehen.")
    Proposal.objects.filter(pk=proposal.pk).update(place="vor dem Haus von Frau Meier")
    proposal.refresh_from_db()

    redact(target=proposal, by=clara, rule="private", passage="Frau Meier")

    assert shown() == []


def test_words_that_stand_in_the_short_text_alone_can_be_blacked_out(clara: User, proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text="Frau Meier will eine Bank.")

    redact(target=proposal, by=clara, rule="private", passage="Frau Meier")

    assert (ShortText.objects.get().text, shown()) == ("[…] will eine Bank.", [])


def test_when_the_words_of_a_proposal_are_let_go_its_short_texts_go_too(proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text=TEXT)

    wipe(proposal)

    assert not ShortText.objects.exists()


def test_a_short_text_can_be_taken_away(dilek: User, clara: User, proposal: Proposal) -> None:
    short = write(target=proposal, version="de-simple", text=TEXT)

    with pytest.raises(Denied):
        remove(short=short, by=clara)
    remove(short=short, by=dilek)

    assert not ShortText.objects.exists()


def test_the_database_keeps_one_short_text_for_each_thing_and_version(proposal: Proposal) -> None:
    answer = make_answer(proposal)
    fields = {"version": "de-simple", "text": TEXT, "source_version": 1}
    wrong: list[dict[str, Any]] = [
        {**fields, "proposal": proposal},
        {**fields},
        {**fields, "version": "en", "proposal": proposal, "answer": answer},
        {**fields, "version": "en", "proposal": proposal, "text": ""},
        {**fields, "version": "en", "proposal": proposal, "checked_by": "Gruppe"},
    ]
    ShortText.objects.create(proposal=proposal, **fields)
    ShortText.objects.create(answer=answer, **fields)

    for each in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            ShortText.objects.create(**each)
