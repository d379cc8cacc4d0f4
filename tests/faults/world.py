"""One consultation with everything in it: every text says what the test gives it, in every state."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from consultations.actions import Action
from consultations.models import (
    Answer,
    Ballot,
    Candidacy,
    Comment,
    Consultation,
    ConsultationChange,
    ConsultationPage,
    Mark,
    ModerationDecision,
    Phase,
    Proposal,
    ProposalVersion,
    Report,
    ShortText,
    StatusEntry,
    Thread,
)
from consultations.votes import keys
from content.multilingual import MultilingualText
from news.models import Topic
from tests.factories import (
    make_candidacy,
    make_category,
    make_comment,
    make_contributor,
    make_phase,
    make_proposal,
    make_vote_phase,
)
from tests.news.making import make_article, make_event
from tests.office.helpers import make_ballot
from tests.pages.pages import make_consultation_page, translate
from tests.votes.making import settle

EVERYTHING = (Action.PROPOSE, Action.COMMENT, Action.SUPPORT)

#: What is written where: place → text.
Words = Callable[[str], str]


@dataclass
class World:
    """``proposals`` and ``comments`` are named after their state."""

    page: ConsultationPage
    consultation: Consultation
    vote: Phase
    counted: Phase
    proposals: dict[str, Proposal] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    rest: dict[str, Any] = field(default_factory=dict)


def plain(place: str) -> str:
    return f"Text {place}"


def make_world(author: User, words: Words = plain) -> World:
    """Anna has written everything; a vote runs, another one is over."""
    page = make_consultation_page(title=words("page"), summary=words("page"), search_description=words("page"))
    page.body = [("heading", {"text": words("page"), "level": "2"}), ("quote", {"text": words("page")})]
    page.save_revision().publish()
    translate(page, "en", title=words("page"))
    consultation = Consultation.objects.get(key=page.translation_key)
    give_facts(consultation, words)
    vote, counted = give_phases(consultation, words)
    world = World(page, consultation, vote, counted)
    make_contributor(consultation, author, public_name=words("name")[:80])
    give_proposals(world, author, words)
    give_comments(world, author, words)
    give_what_the_office_says(world, author, words)
    give_votes(world, author, words)
    give_news(consultation, words)
    return world


def give_news(consultation: Consultation, words: Words) -> None:
    topic = Topic.objects.create(name={"de": words("news")}, slug="thema")
    about = {"consultation": consultation, "topic": topic, "title": words("news"), "lead": words("news")}
    make_article(author=words("news")[:150], **about)
    make_event(place=words("news"), address=words("news"), state="moved", state_note=words("news"), **about)


def give_facts(consultation: Consultation, words: Words) -> None:
    facts = {name: words("facts") for name in ("controller", "data_purpose", "legal_basis", "data_recipients")}
    many = {name: {"de": words("facts")} for name in ("scope", "decided_by", "audience")}
    more = {"source": words("facts"), "source_licence": words("facts"), "contribution_licence": words("facts")[:100]}
    Consultation.objects.filter(pk=consultation.pk).update(
        **facts, **{name: MultilingualText(value) for name, value in many.items()}, **more
    )
    consultation.refresh_from_db()
    ConsultationChange.objects.create(
        consultation=consultation,
        what="answer_by",
        phase_title={"de": words("facts")},
        before=words("facts"),
        after=words("facts"),
        reason=words("facts"),
    )


def give_phases(consultation: Consultation, words: Words) -> tuple[Phase, Phase]:
    now = timezone.now()
    title = {"de": words("facts")}
    make_phase(consultation, opens=EVERYTHING, title=title)
    vote = make_vote_phase(consultation, title=title)
    over = {"starts": now - timedelta(days=9), "ends": now - timedelta(days=2)}
    return vote, make_vote_phase(consultation, title=title, **over)


def give_proposals(world: World, author: User, words: Words) -> None:
    category = make_category(world.consultation, name={"de": words("category")})
    for state in ("published", "waiting", "hidden", "withdrawn"):
        mine = words(state)
        proposal = make_proposal(
            world.consultation, author=author, state=state, title=mine[:200], text=mine, place=mine[:200]
        )
        if state == "waiting":
            Proposal.objects.filter(pk=proposal.pk).update(published_at=None)
        proposal.categories.add(category)
        ProposalVersion.objects.create(proposal=proposal, number=2, title=mine[:200], text=mine)
        ShortText.objects.create(proposal=proposal, version="de-simple", text=mine, source_version=2)
        world.proposals[state] = proposal


def give_comments(world: World, author: User, words: Words) -> None:
    proposal = world.proposals["published"]
    general = Thread.objects.create(consultation=world.consultation, is_general=True)
    for state in ("published", "waiting", "hidden", "withdrawn"):
        world.comments[state] = make_comment(
            proposal, author=author, state=state, was_published=state != "waiting", text=words(state)
        )
        reply = make_comment(proposal, author=author, parent=world.comments["published"], state=state)
        Comment.objects.filter(pk=reply.pk).update(text=words(state), was_published=state != "waiting")
    world.comments["below hidden"] = make_comment(world.proposals["hidden"], author=author, text=words("hidden"))
    world.comments["general"] = Comment.objects.create(
        thread=general, contributor=proposal.contributor, text=words("published"), state="published"
    )


def give_what_the_office_says(world: World, by: User, words: Words) -> None:
    proposal = world.proposals["published"]
    said = {"de": words("office")}
    StatusEntry.objects.create(proposal=proposal, status="checking", reason=said, next_step=said)
    draft = Answer.objects.create(consultation=world.consultation, text={"de": words("draft")}, office=words("draft"))
    draft.proposals.add(proposal)
    answer = Answer.objects.create(
        consultation=world.consultation,
        text=said,
        office=words("office")[:200],
        state="corrected",
        released_at=timezone.now(),
    )
    answer.proposals.add(proposal)
    answer.corrections.create(text_before=said, reason=words("office"))
    report = Report.objects.create(
        consultation=world.consultation, proposal=proposal, rule="insult", text=words("report"), email=MAIL
    )
    ModerationDecision.objects.create(
        consultation=world.consultation,
        proposal=world.proposals["hidden"],
        kind="hide",
        rule="insult",
        text=words("report"),
        evidence=words("report"),
        by=by,
    )
    world.rest |= {"answer": answer, "draft": draft, "report": report}


MAIL = "geheim@example.test"


def give_votes(world: World, author: User, words: Words) -> None:
    """Everything stood to vote; what is hidden or withdrawn stands no more in the vote that runs."""
    for phase in (world.vote, world.counted):
        for state, proposal in world.proposals.items():
            is_in = phase == world.counted or state in ("published", "waiting")
            make_candidacy(
                phase,
                proposal,
                is_in=is_in,
                reason="" if is_in else words("office"),
                title=words(state)[:200],
                text=words(state),
                frozen_at=timezone.now(),
            )
        chosen = [proposal for proposal in world.proposals.values() if stands(phase, proposal)]
        ballot = Ballot.objects.create(phase=phase, voter_key=keys.voter_key(phase, keys.person(author)))
        Mark.objects.bulk_create(Mark(ballot=ballot, proposal=proposal, value=1) for proposal in chosen)
        make_ballot(phase, world.proposals["published"], state="void", void_reason=words("void"))
        settle(phase)


def stands(phase: Phase, proposal: Proposal) -> bool:
    return phase.candidacies.get(proposal=proposal).is_in


def candidacy_of(world: World, state: str) -> Candidacy:
    return world.vote.candidacies.get(proposal=world.proposals[state])


def snapshot() -> dict[str, list[Any]]:
    """Everything that people and the office have done, as rows."""
    # The pages are the editors'.
    models = [model for model in apps.get_app_config("consultations").get_models() if not issubclass(model, Page)]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
