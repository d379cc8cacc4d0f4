"""Looking at one's text before handing it in, with tips where they help."""

import time
from html import unescape

import pytest
from django.test import Client

from accounts.models import User
from consultations.guarded import opened_stamp
from consultations.models import Consultation, Proposal
from consultations.proposals.tips import TIPS, tips_for
from content.models import WordChoice
from tests.factories import make_category

from .forms import TEXT, filled, form_page

pytestmark = pytest.mark.django_db

HARD = (
    "Die Maßnahme ist für die Menschen am Markt sehr wichtig. Ich möchte, dass die Stadt dort an den Haltestellen und "
    "in den Parks viele neue Bänke mit Lehnen aufstellt, damit ältere Leute und Kinder sich auf dem langen Weg "
    "nach Hause ausruhen können. Das gilt u. a. für den Weg zum Zoo."
)


def look(client: Client, consultation: Consultation, language: str = "de", **fields: object):
    return client.post(form_page(consultation, language), filled(vorschau="1", **fields))


def test_anna_sees_her_text_as_it_will_stand_there_and_nothing_is_stored(
    client: Client, consultation: Consultation, anna: User
) -> None:
    bench = make_category(consultation, name={"de": "Bänke"})
    client.force_login(anna)

    response = look(client, consultation, categories=[bench.pk], place="am Brunnen")

    page = response.content.decode()
    assert (response.status_code, Proposal.objects.count()) == (200, 0)
    assert "Am Markt fehlt eine Bank</h2>" in page
    assert all(words in page for words in ("<p>Dort kann sich niemand ausruhen.</p>", "Bänke", "am Brunnen"))
    assert "no-store" in response.headers["Cache-Control"]


def test_from_there_one_hands_in_with_everything_that_was_typed(
    client: Client, consultation: Consultation, anna: User
) -> None:
    bench, tree = make_category(consultation, name={"de": "Bänke"}), make_category(consultation, name={"de": "Bäume"})
    client.force_login(anna)
    seen = look(client, consultation, title='Eine "Bank" & mehr', categories=[bench.pk, tree.pk], public_name="Anna")

    sent = client.post(form_page(consultation), sent_by(seen))

    proposal = Proposal.objects.get()
    assert sent.status_code == 302
    assert (proposal.title, proposal.text, str(proposal.contributor)) == ('Eine "Bank" & mehr', TEXT, "Anna")
    assert set(proposal.categories.all()) == {bench, tree}


def test_two_clicks_in_the_preview_make_one_proposal(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    fields = sent_by(look(client, consultation))

    client.post(form_page(consultation), fields)
    client.post(form_page(consultation), fields)

    assert Proposal.objects.count() == 1


def test_from_there_one_goes_back_and_finds_everything(client: Client, consultation: Consultation) -> None:
    bench = make_category(consultation, name={"de": "Bänke"})
    fields = sent_by(look(client, consultation, title="Eine Bank", categories=[bench.pk], public_name="Anna M."))

    response = client.post(form_page(consultation), {**fields, "aendern": "1"})

    form = response.context["form"]
    page = response.content.decode()
    assert not form.is_bound
    assert unescape(page.split('name="text"')[1].split(">", 1)[1].split("</textarea>")[0]).split() == TEXT.split()
    assert all(f'value="{value}"' in page for value in ("Eine Bank", "Anna M.", fields["submission"][0]))
    assert f'value="{bench.pk}"' in page and "checked" in page
    assert not Proposal.objects.exists()


def test_whoever_is_not_signed_in_looks_too_and_loses_nothing_at_the_door(
    client: Client, consultation: Consultation, anna: User
) -> None:
    seen = look(client, consultation, title="Eine Bank")

    door = client.post(form_page(consultation), sent_by(seen))

    assert (door.status_code, Proposal.objects.count()) == (302, 0)
    client.force_login(anna)
    assert "Eine Bank" in client.get(form_page(consultation)).content.decode()


def test_an_empty_text_comes_back_with_its_sentence(client: Client, consultation: Consultation) -> None:
    response = look(client, consultation, text=" ")

    assert "text" in response.context["form"].errors


def test_whoever_looks_may_be_quick(client: Client, consultation: Consultation) -> None:
    response = look(client, consultation, opened=opened_stamp(time.time()))

    assert "preview" in response.context


def test_the_straight_way_stays_as_short_as_it_was(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    page = client.get(form_page(consultation)).content.decode()

    response = client.post(form_page(consultation), filled())

    # Enter presses the first button: the one without a name.
    assert "name=" not in page.split("<button")[-2].split(">")[0]
    assert "vorschau" in page.split("<button")[-1]
    assert response.status_code == 302 and Proposal.objects.count() == 1


def test_what_somebody_types_stays_text(client: Client, consultation: Consultation) -> None:
    page = look(client, consultation, text='<script>x</script> "><b>', title='"><i>').content.decode()

    assert not any(part in page for part in ("<script>x", "<b>", "<i>"))


# Tips


def test_three_tips_at_most_and_they_ask(client: Client, consultation: Consultation) -> None:
    page = look(client, consultation, text=HARD).context["preview"]

    assert len(page["tips"]) == 3
    assert [str(tip.question)[-1] for tip in page["tips"]] == ["?"] * 3
    assert "Drei" in str(page["tips_heading"]) or "Three" in str(page["tips_heading"])


def test_a_plain_text_gets_none(client: Client, consultation: Consultation) -> None:
    response = look(client, consultation, text="Am Markt fehlt eine Bank. Ich kann dort nicht sitzen.")

    assert response.context["preview"]["tips"] == []
    assert 'id="tipps"' not in response.content.decode()


def test_one_tip_for_a_rule() -> None:
    tips = tips_for("Ich bin für die Maßnahme und für das Gremium und auch für das Areal am Markt.")

    assert [tip.question for tip in tips] == [TIPS["rare-word"]]
    assert (tips[0].words, tips[0].suggestion) == ("Maßnahme", "was wir tun")


def test_the_citys_words_help_citizens_too() -> None:
    WordChoice.objects.create(avoid="Kiesweg", prefer="Weg")

    [tip] = tips_for("Ich finde, der Kiesweg am Markt ist für uns alle gut.")

    assert (tip.words, tip.suggestion) == ("Kiesweg", "Weg")


@pytest.mark.parametrize(
    "text",
    [
        "There should be considerably more benches at the market, because the elderly inhabitants of this part of town "
        "cannot rest anywhere on their long way home, and the administration ought to do something about it.",
        "Pazar yerinde daha fazla bank olmalı, çünkü yaşlı insanlar uzun yolda hiçbir yerde dinlenemiyor ve belediye "
        "bunu değiştirmeli.",
        "يجب أن يكون هناك المزيد من المقاعد في السوق لأن كبار السن لا يستطيعون الراحة في طريقهم الطويل إلى المنزل.",
        "",
        "Bank",
    ],
)
def test_texts_in_other_languages_get_no_tips(text: str) -> None:
    assert tips_for(text) == []


def test_a_german_text_gets_tips_in_the_readers_version(client: Client, consultation: Consultation) -> None:
    assert look(client, consultation, "en", text=HARD).context["preview"]["tips"]


def sent_by(response) -> dict[str, list[str]]:
    """What the preview's form sends."""
    fields: dict[str, list[str]] = {}
    for name, value in response.context["preview"]["typed"]:
        fields.setdefault(name, []).append(value)
        assert f'name="{name}"' in response.content.decode()
    return fields
