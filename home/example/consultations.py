"""Consultations of the example content: phases around today, and what people, votes and the city add to them."""

from typing import Any

import cities
from consultations.actions import Action
from consultations.formats import FORMATS, RATING, SUPPORT, Step, StepKind, Voting
from consultations.models import Category, Consultation, Phase
from consultations.processes.services import midnight

from .contributions import discuss, general_thread_of, make_proposals
from .office import answer
from .pages import make_consultation_pages
from .pictures import put_picture
from .times import day, workday
from .votes import cast_all

Texts = dict[str, Any]

COLUMNS = ("format", "level", "check_before_publishing", "scope", "decided_by", "audience", "minimum_age")
#: What a phase may name where its votes are not those of the format.
VOTINGS: dict[str, Voting | None] = {"": None, "support": SUPPORT, "rating": RATING}


def make_consultation(texts: Texts) -> Consultation:
    facts = {name: texts[name] for name in ("picture",) if name in texts}
    put_picture(facts, "image")
    page = make_consultation_pages(texts["pages"], texts["slug"], **facts)
    consultation = Consultation.objects.get(key=page.translation_key)
    for name in COLUMNS:
        setattr(consultation, name, texts.get(name))
    consultation.answer_by = workday(texts["answer_in_days"])
    consultation.is_example = True
    consultation.controller = f"Stadt {cities.current().name} (Beispiel)"
    consultation.data_purpose = "Auswertung und Beantwortung der Beiträge (Beispiel)"
    consultation.legal_basis = "Einwilligung (Beispiel)"
    consultation.retain_until = day(texts["answer_in_days"] + 730)
    consultation.save()
    phases = [make_phase(consultation, each) for each in texts["phases"]]
    for position, category in enumerate(texts["categories"], start=1):
        slug = category.pop("slug")
        Category.objects.create(consultation=consultation, slug=slug, name=category, position=position)
    take_part(consultation, phases, texts)
    return consultation


def take_part(consultation: Consultation, phases: list[Phase], texts: Texts) -> None:
    """What people write and vote, and what the city says to it."""
    entering = next((phase for phase in phases if phase.kind == StepKind.COLLECT), phases[0])
    proposals = make_proposals(consultation, entering, texts.get("proposals", []))
    discussions = [(proposal.thread, each.get("comments", [])) for proposal, each in proposals.items()]
    if about_all := texts.get("comments"):
        discussions.append((general_thread_of(consultation), about_all))
    talking = [phase for phase in phases if Action.COMMENT in phase.opens]
    if talking:
        discuss(discussions, since=min(phase.starts for phase in talking), until=max(phase.ends for phase in talking))
    cast_all(phases, proposals)
    answer(consultation, proposals)


def make_phase(consultation: Consultation, texts: Texts) -> Phase:
    step = step_of(consultation, StepKind(texts["kind"]))
    starts, ends = midnight(day(texts["from"])), midnight(day(texts["to"]))
    opens = sorted(texts.get("opens", step.opens))
    phase = Phase(consultation=consultation, kind=step.kind, starts=starts, ends=ends, opens=opens)
    phase.title = texts.get("title", {})
    phase.follow(VOTINGS[texts["voting"]] if "voting" in texts else step.voting)
    phase.marks_per_ballot = texts.get("marks_per_ballot", phase.marks_per_ballot)
    phase.save()
    return phase


def step_of(consultation: Consultation, kind: StepKind) -> Step:
    """The step of the consultation's format, or of the first format that has one of this kind."""
    formats = (consultation.format_data, *FORMATS.values())
    return next(step for each in formats for step in each.steps if step.kind == kind)
