"""What somebody finds who starts the try-out."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.management import call_command
from django.db.models import Count, F, Q
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from wagtail.images.models import Image

from consultations.announcing import votes_to_mend
from consultations.formats import FORMATS
from consultations.models import Ballot, Comment, Consultation, Mark, Phase, Proposal, State, StatusEntry
from consultations.pages.models import ConsultationPage
from consultations.pages.overview import overview
from consultations.votes.recount import recount
from news.models import EventPage, NewsPage

pytestmark = pytest.mark.usefixtures("example")

VERSIONS = ("de", "de-simple", "en")


def test_there_are_consultations_in_every_state_and_with_every_use_of_votes() -> None:
    shown = overview()

    assert len(shown.entries) >= 6
    assert len(shown.open) >= 4
    assert shown.announced
    assert shown.finished
    assert {entry.consultation.format for entry in shown.entries} == {*FORMATS}
    running = Phase.objects.filter(starts__lte=timezone.now(), ends__gt=timezone.now())
    assert {*running.values_list("use", flat=True)} >= {"support", "rating", "choice"}


def test_everything_that_stands_to_vote_is_told_in_leichte_sprache() -> None:
    assert Phase.objects.filter(use="choice", candidacies__isnull=False, ends__gt=timezone.now()).exists()
    assert not Phase.objects.exclude(without_easy_language={}).exists()
    assert votes_to_mend() == []


def test_forty_proposals_and_a_hundred_and_fifty_comments_come_from_many_people_in_several_languages() -> None:
    comments = Comment.objects.filter(state=State.PUBLISHED)

    assert Proposal.objects.published().count() >= 40
    assert comments.count() >= 150
    assert {*comments.values_list("kind", flat=True)} == {"remark", "for", "against", "question"}
    assert comments.filter(parent__isnull=False).count() >= 20
    assert comments.filter(thread__is_general=True).exists()
    assert comments.values("contributor__public_name").distinct().count() >= 50
    assert len({*Proposal.objects.values_list("language", flat=True)}) >= 4
    assert len({*Proposal.objects.values_list("channel", flat=True)}) >= 4


def test_every_field_of_the_digital_agenda_has_proposals() -> None:
    fields = Consultation.objects.get(slug="digitale-agenda").categories.annotate(found=Count("proposals"))

    assert fields.count() == 5
    assert [field.slug for field in fields if not field.found] == []


def test_what_is_counted_is_what_was_said() -> None:
    counted = Proposal.objects.annotate(
        said=Count("thread__comments", filter=Q(thread__comments__state=State.PUBLISHED))
    )

    assert recount() == []
    assert not counted.exclude(comment_count=F("said")).exists()


def test_no_ballot_says_more_than_its_rule_allows() -> None:
    filled = Ballot.objects.annotate(given=Count("marks"))

    assert not filled.filter(given__gt=F("phase__marks_per_ballot")).exists()
    for phase in Phase.objects.exclude(use=""):
        said = Mark.objects.filter(ballot__phase=phase).values_list("value", flat=True)
        assert {*said} <= {*phase.values}


def test_the_city_has_answered_and_says_what_comes_next() -> None:
    entries = StatusEntry.objects.all()
    answered = Proposal.objects.filter(answers__isnull=False).distinct()

    assert answered.count() >= 10
    assert {*entries.values_list("status", flat=True)} >= {"checking", "admitted", "started", "done", "not_done"}
    assert all(entry.next_step_on > timezone.localdate() for entry in entries if entry.next_step_on)
    known = {status.code for status in FORMATS["ideas"].statuses}
    assert {*Proposal.objects.values_list("status", flat=True)} <= known


def test_nothing_has_happened_in_the_future_or_before_what_it_follows() -> None:
    now = timezone.now()

    assert not Proposal.objects.filter(created_at__gt=now).exists()
    assert not Comment.objects.filter(created_at__gt=now).exists()
    assert not Comment.objects.filter(created_at__lt=F("thread__proposal__created_at")).exists()
    assert not Comment.objects.filter(created_at__lt=F("parent__created_at")).exists()
    assert not StatusEntry.objects.filter(at__gt=now).exists()
    for consultation in Consultation.objects.prefetch_related("phases"):
        talking = [phase for phase in consultation.timeline if "comment" in phase.opens]
        for comment in Comment.objects.filter(thread__consultation=consultation):
            assert any(phase.starts <= comment.created_at <= phase.ends for phase in talking), comment.text
    assert not StatusEntry.objects.filter(at__lt=F("proposal__created_at")).exists()


@pytest.mark.parametrize("model", [ConsultationPage, NewsPage, EventPage])
def test_every_page_is_there_in_three_versions(model: type) -> None:
    pages = model.objects.live().values_list("translation_key", "locale__language_code")
    versions: dict[object, set[str]] = {}
    for key, code in pages:
        versions.setdefault(key, set()).add(code)

    assert versions
    assert {key: codes for key, codes in versions.items() if codes != {*VERSIONS}} == {}


def test_the_start_page_in_leichte_sprache_says_what_the_law_asks_and_leads_on(
    client: Client,
) -> None:
    page = BeautifulSoup(client.get("/de-simple/").content, "html.parser")
    sections = page.select(".prose h2")
    links = [link["href"] for link in page.select(".prose a[href^='/']")]

    assert [section.get_text(strip=True) for section in sections] == [
        "Das gibt es hier",
        "So benutzen Sie diese Seite",
        "Das fehlt noch",
        "Noch mehr in Leichter Sprache",
    ]
    assert links[0] == "/de-simple/barriere-freiheit/"
    assert len(links) == 5
    assert {client.get(link).status_code for link in links} == {200}
    assert all(link.startswith("/de-simple/") for link in links)


def test_every_consultation_has_facts_in_every_version() -> None:
    for consultation in Consultation.objects.all():
        for name in ("title", "scope", "decided_by", "audience"):
            words = getattr(consultation, name)
            assert {code for code in VERSIONS if words.get(code)} == {*VERSIONS}, f"{consultation.slug}: {name}"


def test_every_answer_and_every_reason_is_there_in_every_version() -> None:
    answers = [answer.text for each in Consultation.objects.all() for answer in each.answers.all()]
    said = [words for entry in StatusEntry.objects.all() for words in (entry.reason, entry.next_step) if words]

    assert [str(words) for words in answers + said if not all(words.get(code) for code in VERSIONS)] == []


def test_every_consultation_has_a_picture_and_every_picture_says_what_it_shows() -> None:
    pages = ConsultationPage.objects.live()
    articles = NewsPage.objects.live().exclude(picture=None)

    assert not pages.filter(Q(image=None) | Q(image_alt="")).exists()
    assert articles.filter(locale__language_code="de").exists()
    assert not articles.filter(picture_alt="").exists()
    # One file, however many pages show it.
    assert not Image.objects.values("title").annotate(times=Count("pk")).filter(times__gt=1).exists()


def test_everything_is_marked_as_an_example() -> None:
    unmarked = [
        str(each)
        for model in apps.get_models()
        if "is_example" in {field.name for field in model._meta.fields}
        for each in model._default_manager.filter(is_example=False)
    ]

    assert unmarked == []


def test_loading_it_again_changes_nothing() -> None:
    models = [model for model in apps.get_models() if model._meta.managed]
    before = {model: model._default_manager.count() for model in models}

    said = StringIO()
    call_command("load_example", stdout=said)

    assert {model: model._default_manager.count() for model in models} == before
    assert "already" in said.getvalue()


@pytest.mark.parametrize("code", VERSIONS)
def test_phases_are_named_in_every_version(code: str) -> None:
    with override(code):
        assert [phase for phase in Phase.objects.all() if phase.language not in ("", code)] == []
