"""The board: every text of the site and how it stands in each version."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Model, Prefetch
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy

from consultations.models import Answer, Consultation, Proposal, ShortText, StatusEntry
from content.models import Announcement, BasePage, Navigation, SiteFacts, Term
from content.multilingual import MultilingualText
from content.navigation import label_of
from content.texts.panels import standing_of
from content.texts.states import Standing
from home.models import Person
from news.models import Topic

from .words import edit_url, passages_of, standing_in

if TYPE_CHECKING:
    from accounts.models import User

CODES = tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)


@dataclass(frozen=True)
class Cell:
    """One text in one version, with the address of the work that it asks for."""

    code: str
    standing: Standing
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One text in all versions. ``kind`` is a model's label, ``kind_name`` what the office calls it."""

    title: str
    kind: str
    kind_name: str
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def matches(self, version: str, standing: str) -> bool:
        """Whether it stands so in this version; without a version, in any."""
        if not standing:
            return True
        cells = [self.cells[version]] if version in self.cells else self.cells.values()
        return any(cell.standing == standing for cell in cells)


def rows_for(person: "User") -> list[Row]:
    """Everything that this person finds in the tree, in its order; then what is no page. A fixed number of queries."""
    return [*pages(person), *(row for source in SOURCES for row in source())]


def counts(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Version → standing → number."""
    numbers: dict[str, Counter[str]] = {code: Counter() for code in CODES}
    for row in rows:
        for code, cell in row.cells.items():
            numbers[code][cell.standing] += 1
    return numbers


def pages(person: "User") -> Iterator[Row]:
    """Each page of ours, whichever versions there are of it."""
    found: dict[Any, dict[str, Page]] = {}
    explorable = page_permission_policy.explorable_instances(person)
    for page in explorable.select_related("locale", "content_type", "text_state").order_by("path"):
        if issubclass(page.specific_class or Page, BasePage):
            found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    for versions in found.values():
        german = versions.get(settings.LANGUAGE_CODE)
        # Whatever there is, where the German page is missing itself.
        leading = german or next(iter(versions.values()))
        kind = leading.specific_class or Page
        cells = {}
        for code in CODES:
            standing = standing_of(versions.get(code), german)
            cells[code] = Cell(code, standing, work_on(versions.get(code), standing, leading, code))
        yield Row(leading.get_admin_display_title(), kind._meta.label_lower, capfirst(kind.get_verbose_name()), cells)


def work_on(page: Page | None, standing: Standing, leading: Page, code: str) -> str:
    """Where one does what the standing asks for."""
    if page is None:
        return f"{reverse('wagtail_localize:submit_page_translation', args=[leading.pk])}?select_locale={code}"
    if standing == Standing.OUT_OF_DATE:
        return reverse("texts:compare", args=[page.pk])
    if standing == Standing.UNCHECKED:
        return reverse("texts:check", args=[page.pk])
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def row_of(thing: Model, title: str = "") -> Row | None:
    """A thing with words of its own. What is missing is written where one changes it."""
    texts = [passage.text for passage in passages_of(thing)]
    kind = type(thing)._meta.label_lower

    def work_on_words(code: str, standing: Standing) -> str:
        is_there = standing not in (Standing.MISSING, Standing.PUBLIC)
        return reverse("texts:words", args=[kind, thing.pk, code]) if is_there else edit_url(thing)

    return row_with(texts, type(thing), work_on_words, title or str(thing)) if texts else None


def row_with(
    texts: list[MultilingualText], kind: type[Model], url_of: Callable[[str, Standing], str], title: str
) -> Row:
    standings = {code: standing_in(texts, code) for code in CODES}
    cells = {code: Cell(code, standing, url_of(code, standing)) for code, standing in standings.items()}
    return Row(title, kind._meta.label_lower, capfirst(str(kind._meta.verbose_name)), cells)


def rows_of(things: Iterable[Model]) -> Iterator[Row]:
    for thing in things:
        if row := row_of(thing):
            yield row


def consultations() -> Iterator[Row]:
    """What is promised, who decides, names of phases and topics: facts of the procedure, which every version shows."""
    found = Consultation.objects.filter(is_archive=False).order_by("pk").prefetch_related("phases", "categories")
    yield from rows_of(found)


def topics() -> Iterator[Row]:
    yield from rows_of(Topic.objects.all())


def terms() -> Iterator[Row]:
    yield from rows_of(Term.objects.all())


def people() -> Iterator[Row]:
    yield from rows_of(Person.objects.order_by("pk"))


def frame() -> Iterator[Row]:
    """What stands around every page."""
    names = [str(kind._meta.get_field("site").remote_field.get_accessor_name()) for kind in (SiteFacts, Announcement)]
    site = Site.objects.filter(is_default_site=True).select_related(*names).first()
    for name in names:
        stored = getattr(site, name, None)
        if stored and (row := row_of(stored, capfirst(str(stored._meta.verbose_name)))):
            yield row


def menu() -> Iterator[Row]:
    """Words of the menu that editors have typed. Elsewhere it shows titles of pages, which have rows of their own."""
    stored = Navigation.objects.filter(site__is_default_site=True).first()
    if stored is not None:
        url = reverse("wagtailsettings:edit", args=["content", "navigation", stored.site_id])
        for label in labels_in(list(stored.entries.raw_data)):
            yield row_with([label], Navigation, lambda *_where: url, label[settings.LANGUAGE_CODE])


def labels_in(entries: Iterable[Any]) -> Iterator[MultilingualText]:
    for entry in entries:
        value = entry.get("value", entry)
        label = label_of(value.get("label") or {})
        if label.get(settings.LANGUAGE_CODE):
            yield label
        yield from labels_in(value.get("links") or [])


def shorts() -> Iterator[Row]:
    """Each public proposal of a procedure that is no archive, the city's answers and the reasons of its status, with
    their short texts. An answer to several proposals is written beside the first.
    """
    told = Prefetch("short_texts", ShortText.objects.with_originals(), to_attr="told")
    answers = Prefetch("answers", Answer.objects.public().order_by("pk").prefetch_related(told), to_attr="answered")
    steps = Prefetch("status_entries", StatusEntry.objects.prefetch_related(told), to_attr="steps")
    proposals = Proposal.objects.published().filter(consultation__is_archive=False).select_related("consultation")
    seen = set()
    for proposal in proposals.defer("text").order_by("consultation", "number").prefetch_related(told, answers, steps):
        url = reverse("office_shorts:write", args=[proposal.pk])
        name = f"{proposal.consultation}, {proposal.number}: {proposal.title}"
        yield row_of_short(proposal, {proposal.language}, name, url)
        for answer in proposal.answered:
            if answer.pk not in seen:
                seen.add(answer.pk)
                yield row_of_short(answer, said_in(answer.text), f"{name} · {_('Answer of the city')}", url)
        for step in proposal.steps:
            if step.reason:
                reason = _("Reason of the status “%(status)s”") % {"status": step.label}
                yield row_of_short(step, said_in(step.reason), f"{name} · {reason}", url)


def said_in(text: MultilingualText) -> set[str]:
    return {code for code in CODES if text.get(code)}


def row_of_short(original: Any, own: set[str], title: str, url: str) -> Row:
    """``original`` speaks for itself in its ``own`` versions, and has its short texts as ``told``."""
    found = {short.version: short for short in original.told}
    own = {settings.LANGUAGE_CODE, *own}
    cells = {code: Cell(code, standing_of_short(found.get(code), is_own=code in own), url) for code in CODES}
    meta = ShortText._meta
    return Row(title, meta.label_lower, capfirst(str(meta.verbose_name)), cells)


def standing_of_short(short: ShortText | None, *, is_own: bool) -> Standing:
    if short is None:
        return Standing.PUBLIC if is_own else Standing.MISSING
    if short.is_held_back:
        return Standing.MISSING
    if short.is_older:
        return Standing.OUT_OF_DATE
    return Standing.CHECKED if short.is_checked else Standing.UNCHECKED


SOURCES: tuple[Callable[[], Iterator[Row]], ...] = (consultations, topics, terms, people, frame, menu, shorts)
