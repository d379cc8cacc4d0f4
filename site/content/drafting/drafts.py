"""Drafts as they are kept: never public, never checked, and what is doubtful waits for an editor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from content.texts.services import forget_what_was_said_of_the_draft
from content.versions import EASY

from .asking import Answers, Fault, Service, simplification_service, translation_service
from .judging import Draft, has_words, judge
from .translator import base

if TYPE_CHECKING:
    from accounts.models import User

#: How the simplification service is asked.
GERMAN = "de"
LONGEST_TITLE = 255
#: Addresses are made from titles, not translated.
ADDRESS = "slug"


@dataclass
class Outcome:
    """What came of it, in numbers and passages."""

    fault: Fault = Fault.NONE
    drafted: int = 0
    #: Passages for which there is no draft.
    left: list[str] = field(default_factory=list)
    #: Passage → what somebody has to look at.
    doubtful: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Somebody else has saved the page meanwhile, or it cannot be saved like this: nothing was changed.
    is_stale: bool = False
    is_refused: bool = False


def drafts_for(service: Service, texts: Iterable[str], source: str, goal: str) -> tuple[dict[str, Draft], Outcome]:
    """HTML → a draft, for all texts that hold words."""
    asked = [text for text in dict.fromkeys(texts) if has_words(text)]
    if not asked:
        return {}, Outcome()
    answers = service.propose(asked, source, goal) if service.is_on else Answers(fault=Fault.OFF)
    drafts = {}
    for text, proposal in answers.proposals.items():
        if draft := judge(text, proposal, keeps_lines=goal == EASY):
            drafts[text] = draft
    return drafts, Outcome(
        fault=answers.fault,
        drafted=len(drafts),
        left=[plain(text) for text in asked if text not in drafts],
        doubtful={plain(text): draft.doubts for text, draft in drafts.items() if draft.doubts},
    )


def plain(html: str) -> str:
    return str(StringValue(html).render_text())


def draft_translation(translation: Translation, person: "User") -> Outcome:
    """Fill what nobody has translated yet. What is doubtful is marked, and stays offline until somebody has saved it.

    The service is asked outside of any transaction: meanwhile others can write.
    """
    locale = translation.target_locale
    there = StringTranslation.objects.filter(locale=locale).values_list("translation_of", "context")
    done = set(there.filter(translation_of__in=translation.source.stringsegment_set.values("string")))
    segments = translation.source.stringsegment_set.select_related("string", "context")
    missing = [each for each in segments if (each.string_id, each.context_id) not in done]
    texts = [each.string.data for each in missing if each.context.path != ADDRESS]
    drafts, outcome = drafts_for(
        translation_service(), texts, base(translation.source.locale.language_code), base(locale.language_code)
    )
    with transaction.atomic():
        for segment in missing:
            if segment.context.path != ADDRESS and (draft := drafts.get(segment.string.data)):
                keep(segment, locale, draft, person)
        give_address(translation, missing, person)
    return outcome


def keep(segment: StringSegment, locale: Locale, draft: Draft, person: "User") -> None:
    """Somebody who has translated it meanwhile is right."""
    StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        locale=locale,
        context_id=segment.context_id,
        defaults={
            "data": draft.html,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
            "tool_name": translation_service().host,
            "last_translated_by": person,
            "has_error": bool(draft.doubts),
            "field_error": " ".join(draft.doubts),
        },
    )


def give_address(translation: Translation, missing: list[StringSegment], person: "User") -> None:
    """A page whose title has a translation gets an address made from it."""
    address = next((each for each in missing if each.context.path == ADDRESS), None)
    title = StringTranslation.objects.filter(
        locale=translation.target_locale, context__path="title", context__object=translation.source.object_id
    ).first()
    if address and title and (slug := slugify(plain(title.data), allow_unicode=True)):
        keep(address, translation.target_locale, Draft(slug), person)


def draft_in_easy_language(*, page: Any, german: Any, person: "User", seen: int) -> Outcome:
    """A new draft of a page in Leichte Sprache, made from the German page with all its blocks.

    The text of before stays in the history. ``seen`` is the revision that the editor has seen: where there is another
    one by now, nothing is changed.
    """
    segments = [each for each in extract_segments(german) if each.path != ADDRESS and not each.is_empty()]
    words = [each for each in segments if isinstance(each, StringSegmentValue)]
    drafts, outcome = drafts_for(simplification_service(), [each.string.data for each in words], GERMAN, EASY)
    if not drafts:
        return outcome
    told = [told_by(each, drafts) for each in segments if isinstance(each, StringSegmentValue | TemplateSegmentValue)]
    with transaction.atomic():
        now = Page.objects.select_for_update().get(pk=page.pk)
        if (now.latest_revision_id or 0) != seen:
            outcome.is_stale = True
            return outcome
        ingest_segments(german, page, german.locale, page.locale, told)
        page.title = " ".join(page.title.split())[:LONGEST_TITLE]
        try:
            page.save_revision(user=person)
        except ValidationError:
            outcome.is_refused = True
            return outcome
        forget_what_was_said_of_the_draft(page)
    return outcome


def suggest(passages: Iterable[str]) -> tuple[dict[str, str], Outcome]:
    """Passage → the same in Leichte Sprache, as plain text. Nothing is kept."""
    texts = {passage: str(StringValue.from_plaintext(passage).data) for passage in passages}
    drafts, outcome = drafts_for(simplification_service(), texts.values(), GERMAN, EASY)
    return {passage: plain(drafts[text].html) for passage, text in texts.items() if text in drafts}, outcome


def told_by(segment: Any, drafts: dict[str, Draft]) -> Any:
    """The same place with the words of the draft, where there are some."""
    if not isinstance(segment, StringSegmentValue) or segment.string.data not in drafts:
        return segment
    string = StringValue(drafts[segment.string.data].html)
    return StringSegmentValue(segment.path, string, attrs=segment.attrs).with_order(segment.order)
