"""The office's screens for short texts."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from consultations.models import Consultation, Proposal, ShortText, State
from consultations.moderation.services import redact
from consultations.proposals.services import change
from consultations.shorts.services import mark_of, write
from content.models import ReadingGroup
from tests.factories import make_candidacy, make_proposal, make_vote_phase

from .test_services import make_answer, make_step

pytestmark = pytest.mark.django_db

LIST = reverse("office_shorts:index")
TEXT = "Am Markt soll eine Bank stehen."


@pytest.fixture
def office(client: Client, dilek: User) -> Client:
    client.force_login(dilek)
    return client


def screen_of(proposal: Proposal) -> str:
    return reverse("office_shorts:write", args=[proposal.pk])


def send(client: Client, target: Any, kind: str, **typed: Any) -> Any:
    key = f"{kind}-{target.pk}-de-simple"
    there = ShortText.objects.filter(**{kind: target}, version="de-simple").first()
    fields = {"text": TEXT, "checked_by": "", "checked_on": "", "made_from": "1", "replaces": mark_of(there), **typed}
    proposal = target if kind == "proposal" else getattr(target, "proposal", None) or target.proposals.get()
    data = {f"{key}-{name}": value for name, value in fields.items() if name != "remove"}
    more = {"remove": "1"} if "remove" in typed else {}
    return client.post(screen_of(proposal), {"which": key, **data, **more})


def listed(client: Client, **asked: str) -> list[Proposal]:
    return list(client.get(LIST, asked).context["object_list"])


def test_an_editor_writes_short_texts_beside_the_originals(office: Client, proposal: Proposal) -> None:
    answer, step = make_answer(proposal), make_step(proposal)

    page = office.get(screen_of(proposal)).content.decode()
    send(office, proposal, "proposal")
    send(office, answer, "answer", text="Die Bank kommt.")
    send(office, step, "status_entry", text="Wir sehen nach.")

    assert [each in page for each in (proposal.text, "Wir stellen sie auf.", "Wir prüfen.")] == [True] * 3
    kept = ShortText.objects.order_by("pk").values_list("text", "proposal", "answer", "status_entry")
    assert list(kept) == [
        (TEXT, proposal.pk, None, None),
        ("Die Bank kommt.", None, answer.pk, None),
        ("Wir sehen nach.", None, None, step.pk),
    ]


def test_what_is_mistyped_comes_back_with_a_sentence(office: Client, proposal: Proposal) -> None:
    ReadingGroup.objects.create(name="Prüfgruppe")
    answers = [
        send(office, proposal, "proposal", text=""),
        send(office, proposal, "proposal", checked_by="Prüfgruppe"),
        send(office, proposal, "proposal", made_from="0"),
    ]

    slots = [answer.context["passages"][0].slots[0] for answer in answers]
    assert [list(slot.form.errors) for slot in slots] == [["text"], ["checked_by"], ["text"]]
    assert slots[1].form["text"].value() == TEXT
    assert not ShortText.objects.exists()


def test_only_a_reading_group_has_checked_a_text_and_one_that_has_gone_stays(
    office: Client, proposal: Proposal
) -> None:
    group = ReadingGroup.objects.create(name="Prüfgruppe Barmen")
    checked = {"checked_by": group.name, "checked_on": "04.05.2026"}

    refused = send(office, proposal, "proposal", **{**checked, "checked_by": "Frau Meier"})
    send(office, proposal, "proposal", **checked)
    group.delete()
    send(office, proposal, "proposal", **{**checked, "checked_on": "05.05.2026"})

    assert list(refused.context["passages"][0].slots[0].form.errors) == ["checked_by"]
    short = ShortText.objects.get()
    assert (short.checked_by, short.checked_on) == ("Prüfgruppe Barmen", date(2026, 5, 5))


def test_what_was_blacked_out_meanwhile_does_not_come_back_with_a_short_text(
    office: Client, clara: User, proposal: Proposal
) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(text="Frau Meier braucht eine Bank.")
    opened = office.get(screen_of(proposal)).context["passages"][0].slots[0].form
    redact(target=Proposal.objects.get(), by=clara, rule="private", passage="Frau Meier")

    typed = {"text": "Frau Meier will eine Bank.", "seen": opened["seen"].value()}
    refused = send(office, proposal, "proposal", **typed).context["passages"][0].slots[0].form
    before = ShortText.objects.exists()
    again = {name: refused[name].value() for name in ("made_from", "seen")}
    send(office, proposal, "proposal", text="Jemand will eine Bank.", **again)

    assert (list(refused.errors), refused["text"].value(), before) == (["text"], typed["text"], False)
    assert ShortText.objects.get().text == "Jemand will eine Bank."


def test_a_short_text_is_taken_away_by_its_button(office: Client, proposal: Proposal) -> None:
    send(office, proposal, "proposal")

    send(office, proposal, "proposal", remove=True)

    assert not ShortText.objects.exists()


def test_the_second_of_two_writers_reads_the_text_of_the_first_and_keeps_the_own(
    office: Client, proposal: Proposal
) -> None:
    send(office, proposal, "proposal", text="Eine Bank am Markt.", replaces="")

    refused = send(office, proposal, "proposal", text="Eine Bank am Platz.", replaces="")
    slot = refused.context["passages"][0].slots[0]
    between = ShortText.objects.get().text
    send(office, proposal, "proposal", text="Eine Bank am Platz.", replaces=slot.form["replaces"].value())

    assert "Eine Bank am Markt." in " ".join(slot.form.errors["text"])
    assert slot.form["text"].value() == "Eine Bank am Platz."
    assert (between, ShortText.objects.get().text) == ("Eine Bank am Markt.", "Eine Bank am Platz.")


def test_a_text_that_somebody_has_written_meanwhile_is_not_taken_away(office: Client, proposal: Proposal) -> None:
    send(office, proposal, "proposal", text="Eine Bank am Markt.")
    seen = mark_of(ShortText.objects.get())
    send(office, proposal, "proposal", text="Eine Bank am Platz.")

    refused = send(office, proposal, "proposal", remove=True, replaces=seen)

    assert "Eine Bank am Platz." in " ".join(refused.context["passages"][0].slots[0].form.errors["text"])
    assert ShortText.objects.get().text == "Eine Bank am Platz."


@pytest.mark.parametrize("state", [State.HIDDEN, State.WAITING, State.WITHDRAWN])
def test_what_is_not_public_has_no_such_screen(state: State, office: Client, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, state=state)

    assert office.get(screen_of(proposal), follow=True).status_code == 404


def test_drafts_of_answers_do_not_stand_on_it(office: Client, proposal: Proposal) -> None:
    draft = make_answer(proposal, text={"de": "Unfertig."}, state="draft")

    page = office.get(screen_of(proposal)).content.decode()
    send(office, draft, "answer")

    assert ("Unfertig." in page, ShortText.objects.exists()) == (False, False)


def test_the_list_shows_what_is_missing_older_and_unchecked(
    office: Client, anna: User, consultation: Consultation
) -> None:
    missing, older, checked, english = (make_proposal(consultation, author=anna) for _each in range(4))
    Proposal.objects.filter(pk=english.pk).update(language="en")
    write(target=older, version="de-simple", text=TEXT)
    change(proposal=older, person=anna, text="Etwas ganz anderes.")
    day = consultation.created_at.date()
    write(target=checked, version="de-simple", text=TEXT, checked_by="Gruppe", checked_on=day)

    assert listed(office) == [missing, english]
    assert listed(office, show="older") == [older]
    assert listed(office, show="unchecked") == [older]
    assert listed(office, show="all") == [missing, older, checked, english]
    assert listed(office, version="en") == [missing, older, checked]


def test_what_was_held_back_is_missing_and_what_stands_to_vote_comes_first(
    office: Client, consultation: Consultation
) -> None:
    first, second, third = (make_proposal(consultation) for _each in range(3))
    make_candidacy(make_vote_phase(consultation), third)
    write(target=second, version="de-simple", text=TEXT)
    ShortText.objects.update(is_held_back=True)

    assert listed(office) == [third, first, second]


def test_the_list_is_narrowed_down_to_one_consultation(office: Client, proposal: Proposal) -> None:
    from tests.factories import make_consultation

    make_proposal(make_consultation())

    assert listed(office, consultation=str(proposal.consultation.pk)) == [proposal]


def test_the_number_of_queries_does_not_grow(office: Client, consultation: Consultation) -> None:
    numbers = []
    for number in (1, 29):
        for _each in range(number):
            write(target=make_proposal(consultation), version="de-simple", text=TEXT)
        office.get(LIST, {"show": "all"})
        with CaptureQueriesContext(connection) as captured:
            office.get(LIST, {"show": "all"})
        numbers.append(len(captured))

    assert numbers[0] == numbers[1]


def test_a_proposals_own_screen_leads_there(office: Client, proposal: Proposal) -> None:
    page = office.get(reverse("office_proposals:inspect", args=[proposal.pk])).content.decode()

    assert screen_of(proposal) in page


def test_hostile_words_stay_text(office: Client, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, text="<script>alert(1)</script>")
    write(target=proposal, version="de-simple", text="<script>alert(2)</script>")

    pages = [screen_of(proposal), LIST, f"/de-simple/b/{consultation.slug}/{proposal.number}/"]

    assert [b"<script>alert(" in office.get(page).content for page in pages] == [False] * 3
