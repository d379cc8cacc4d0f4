"""What a reader finds on the page of a consultation."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone
from django.utils.translation import override

from consultations.actions import Action
from consultations.formats import StepKind
from consultations.models import Consultation, ConsultationChange, ConsultationPage, Level
from consultations.pages.showing import doings
from content.multilingual import multilingual
from design.dates import next_midnight, say_until
from tests.factories import make_phase, make_proposal
from tests.pages.pages import make_consultation_page, make_index, translate

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def consultation() -> Consultation:
    index = make_index(slug="mitmachen", title="Mitmachen")
    return make_consultation_page(index, slug="radweg", title="Radweg an der Wupper").consultation


def read(address: str = "/de/mitmachen/radweg/") -> str:
    return Client().get(address).content.decode()


def headings(html: str) -> list[str]:
    """The address of each section's heading, in order."""
    return re.findall('<h2 id="(.+?)"', html.split("<main")[1])


@pytest.mark.parametrize("code", ["de", "de-simple", "en"])
def test_the_page_first_answers_what_people_come_with(consultation: Consultation, code: str):
    """What it is about; what one can do, until when; what happens with it; who decides. Then the rest."""
    page = ConsultationPage.objects.get(translation_key=consultation.key)
    page.summary, page.body = "Worum es geht.", [("heading", {"text": "Mehr darüber"})]
    page.save()
    own = page if code == "de" else translate(page, code, summary=page.summary, body=page.body)
    make_phase(consultation)

    html = read(own.url)

    assert headings(html)[:6] == ["jetzt", "bis-wann", "versprechen", "wer-entscheidet", "wer", "ablauf"]
    places = [html.index(each) for each in ("<h1>", "<p>Worum es geht.", 'id="jetzt"', 'id="wer-entscheidet"', "Mehr")]
    assert places == sorted(places)


def test_the_page_says_until_when_and_how_many_days_are_left(consultation: Consultation):
    now = timezone.now()
    make_phase(consultation, starts=now - timedelta(days=2), ends=next_midnight() + timedelta(days=3))

    html = read("/en/mitmachen/radweg/")

    assert "3 days left." in html
    assert html.count("3 days left.") == 1


def test_what_ends_at_different_times_is_told_apart(consultation: Consultation):
    now = timezone.now()
    make_phase(consultation, opens=(Action.COMMENT,), kind=StepKind.ANSWER, ends=now + timedelta(days=9))
    make_phase(consultation, opens=(Action.PROPOSE,), ends=now + timedelta(days=2))

    with override("en"):
        found = doings(Consultation.objects.get()).deadlines

    assert [deadline.words for deadline in found] == [["You can hand in proposals"], ["You can comment on proposals"]]


def test_after_the_end_the_page_says_until_when_it_was(consultation: Consultation):
    now = timezone.now()
    phase = make_phase(consultation, starts=now - timedelta(days=7), ends=now - timedelta(days=1))

    with override("en"):
        assert "People could take part: <time datetime=" in read("/en/mitmachen/radweg/")
        assert say_until(phase.ends) in read("/en/mitmachen/radweg/")


def test_a_page_with_days_left_is_kept_until_midnight_at_most(consultation: Consultation, rf: RequestFactory):
    make_phase(consultation)
    request = rf.get("/de/mitmachen/radweg/")
    request.user = AnonymousUser()

    response = ConsultationPage.objects.get(translation_key=consultation.key).serve(request)

    assert response.fresh_until <= next_midnight()


def test_what_a_running_phase_opens_can_be_done_now(consultation: Consultation):
    make_phase(consultation)

    with override("en"):
        found = doings(Consultation.objects.get())

    assert [thing.words for thing in found.now] == [
        "You can hand in proposals",
        "You can support proposals that you like",
        "You can comment on proposals",
    ]
    assert found.later == []


@pytest.mark.parametrize(("opens", "is_button"), [((Action.RATE, Action.COMMENT), True), ((Action.PROPOSE,), False)])
def test_where_everything_is_done_at_a_contribution_their_list_is_the_main_way(
    consultation: Consultation, opens: tuple[Action, ...], is_button: bool
):
    make_phase(consultation, opens=opens)

    link = re.search(r'<a class="([^"]+)" href="/de/b/radweg/vorschlaege/"', read()) or pytest.fail("no link")

    assert ("kern-btn" in link[1]) is is_button


def test_what_a_coming_phase_opens_can_be_done_later(consultation: Consultation):
    starts = timezone.now() + timedelta(days=2)
    make_phase(consultation, starts=starts, ends=starts + timedelta(days=7), opens=(Action.VOTE,), kind=StepKind.VOTE)

    found = doings(Consultation.objects.get())

    assert (found.now, [thing.phase.starts for thing in found.later]) == ([], [starts])


def test_before_anything_begins_nobody_is_sent_to_an_empty_list(consultation: Consultation):
    starts = timezone.now() + timedelta(days=2)
    make_phase(consultation, starts=starts, ends=starts + timedelta(days=7), opens=(Action.PROPOSE, Action.COMMENT))
    assert '/de/b/radweg/vorschlaege/"' not in read()
    assert "/de/b/radweg/diskussion/" not in read()

    # What stands to vote can be read before the vote begins.
    make_proposal(consultation)

    assert '/de/b/radweg/vorschlaege/"' in read()


def test_what_is_over_can_be_done_no_more(consultation: Consultation):
    now = timezone.now()
    make_phase(consultation, starts=now - timedelta(days=7), ends=now - timedelta(days=1))

    found = doings(Consultation.objects.get())

    assert (found.now, found.later) == ([], [])


def test_after_a_vote_the_page_leads_to_its_result(consultation: Consultation):
    now = timezone.now()
    make_phase(consultation, opens=(Action.VOTE,), kind=StepKind.VOTE, ends=now + timedelta(days=1))
    during = read()
    consultation.phases.update(starts=now - timedelta(days=2), ends=now)
    after = read()

    assert ("/de/b/radweg/ergebnis/" in during, "/de/b/radweg/ergebnis/" in after) == (False, True)


def test_where_the_office_enters_people_the_page_says_so(consultation: Consultation):
    Consultation.objects.update(level=Level.CHECKED)
    make_phase(consultation)

    html = read("/en/mitmachen/radweg/")

    assert "Only people whom the office has entered can take part here." in html


def test_an_archive_names_its_source_and_licence_and_offers_nothing(consultation: Consultation):
    make_phase(consultation)
    Consultation.objects.update(is_archive=True, source="Stadt Krefeld, 2024", source_licence="CC BY 4.0")

    html = read()

    assert "Stadt Krefeld, 2024" in html
    assert "CC BY 4.0" in html
    assert 'id="jetzt"' not in html


def test_an_archive_promises_nothing_and_says_where_its_source_is_missing(consultation: Consultation):
    Consultation.objects.filter(pk=consultation.pk).update(is_archive=True)

    shown = read()

    assert "Quelle: noch nicht angegeben" in shown
    assert "Was damit passiert" not in shown
    assert "Wer mitmachen darf" not in shown


def test_the_promise_and_the_participants_are_named(consultation: Consultation):
    consultation.scope = multilingual({"de": "Wo der Radweg liegt"})
    consultation.decided_by = multilingual({"de": "Der Rat der Stadt"})
    consultation.audience = multilingual({"de": "Alle, die hier wohnen"})
    consultation.answer_by = date(2027, 3, 1)
    consultation.save()

    html = read()

    for text in ("Wo der Radweg liegt", "Der Rat der Stadt", "Alle, die hier wohnen", '<time datetime="2027-03-01'):
        assert text in html


def test_a_fact_that_a_version_lacks_is_marked_as_german(consultation: Consultation):
    consultation.scope = multilingual({"de": "Wo der Radweg liegt"})
    consultation.save()
    page = make_consultation_page(slug="anderes")
    page = type(page).objects.get(translation_key=consultation.key)
    translate(page, "en", slug="cycle-path")

    assert '<dd lang="de">Wo der Radweg liegt' in read("/en/cycle-path/")


def test_where_the_german_page_stands_in_the_interface_words_are_marked(consultation: Consultation):
    make_phase(consultation)

    html = read("/en/mitmachen/radweg/")

    assert '<main id="inhalt" tabindex="-1" lang="de">' in html
    assert '<div class="stack" lang="en">' in html


def test_changes_are_public(consultation: Consultation):
    ConsultationChange.objects.create(
        consultation=consultation, what="answer_by", before="2027-03-01", after="2027-04-01", reason="Mehr Einsendungen"
    )

    assert "Mehr Einsendungen" in read()


def test_hostile_text_in_every_fact_is_shown_as_text(consultation: Consultation):
    text = multilingual({"de": HOSTILE})
    for name in ("scope", "decided_by", "audience"):
        setattr(consultation, name, text)
    for name in ("controller", "data_purpose", "legal_basis", "data_recipients", "contribution_licence"):
        setattr(consultation, name, HOSTILE)
    consultation.save()
    make_phase(consultation, title=text)
    ConsultationChange.objects.create(
        consultation=consultation, what="scope", before=HOSTILE, after=HOSTILE, phase_title=text, reason=HOSTILE
    )
    running = read()
    Consultation.objects.update(is_archive=True, source=HOSTILE, source_licence=HOSTILE)
    archived = read()

    assert "<script>alert" not in running + archived
    assert running.count("&lt;script&gt;alert") >= 12
    assert archived.count("&lt;script&gt;alert") >= 12


@pytest.mark.parametrize("address", ["/de/mitmachen/radweg/", "/en/mitmachen/radweg/"])
def test_the_page_takes_few_queries_and_no_more_with_many_phases(
    consultation: Consultation, client: Client, address: str, django_assert_max_num_queries
):
    make_phase(consultation)
    client.get(address)

    with django_assert_max_num_queries(18) as one:
        client.get(address)
    for _number in range(8):
        make_phase(consultation)
    with django_assert_max_num_queries(18) as many:
        client.get(address)

    assert len(many) == len(one)


def test_the_page_says_the_result_of_what_somebody_did_first(consultation: Consultation):
    html = read("/de/mitmachen/radweg/?meldung=joined")

    title = html.split("<title>")[1].split("</title>")[0]
    assert 'id="meldung"' in html
    assert title.index("Radweg an der Wupper") > 0


def test_an_unknown_result_in_the_address_says_nothing(consultation: Consultation):
    assert 'id="meldung"' not in read(f"/de/mitmachen/radweg/?meldung={HOSTILE}")


def test_reading_sets_no_cookie(consultation: Consultation, client: Client):
    make_phase(consultation)

    for address in ("/de/", "/de/mitmachen/", "/de/mitmachen/radweg/", "/en/mitmachen/radweg/"):
        client.get(address)

    assert not client.cookies
