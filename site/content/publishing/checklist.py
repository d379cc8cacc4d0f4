"""The check-list of a page: what its kind asks for, and what every body needs."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from content.texts.passages import repeats_german

from . import headings, languages, links, media, pictures
from .findings import Finding, field, must
from .walking import paragraphs_of, pieces

#: A passage that somebody still has to write begins with this.
TO_WRITE = "[…]"
#: What the page itself cannot be without: no reason helps.
INVALID = "invalid"
#: Blocks that say whom to ask.
CONTACTS = {"contact", "nowhere"}


def findings_of(page: Any) -> list[Finding]:
    """Everything about the page as it is in memory: first what must be mended, then hints, in the order of the page."""
    found = [*_invalid(page), *page.own_findings(), *_in_words(page), *in_body(page.body, page.locale.language_code)]
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.is_must)


def musts_of(page: Any) -> list[Finding]:
    """What stops the page from being published. Pages of other makers have no check-list."""
    return [each for each in findings_of(page) if each.is_must] if hasattr(page, "own_findings") else []


def in_body(body: Any, language: str) -> Iterator[Finding]:
    """What holds for every body of blocks."""
    found = list(pieces(body))
    for piece in found:
        texts = [piece.value] if isinstance(piece.value, str) else [each.text for each in paragraphs_of(piece)]
        if any(text.strip().startswith(TO_WRITE) for text in texts):
            yield unfinished(**piece.where)
    yield from headings.in_body(body, found)
    yield from pictures.in_body(found)
    if language == "de-simple":
        yield from pictures.beside_sections(body)
    yield from links.in_body(found)
    yield from languages.in_body(found, language)
    yield from media.in_body(found)


def can_be_excused(findings: list[Finding]) -> bool:
    """Whether the page could be published as it is, if somebody said why."""
    return all(each.code != INVALID and each.takes_reason for each in findings)


def _invalid(page: Any) -> Iterator[Finding]:
    """A draft may lack what its fields demand; Wagtail asks for it where the form publishes, and nowhere else."""
    try:
        page.full_clean()
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            where = {} if name == NON_FIELD_ERRORS else field(name, page._meta.get_field(name).verbose_name)
            yield must(INVALID, " ".join(sentences), **where)


def _in_words(page: Any) -> Iterator[Finding]:
    """The page's own lines."""
    if repeats_german(page):
        yield must("not-translated", _("The words of the German page stand here. Please write them for this version."))
    for name in ("title", "lead", "summary"):
        if (getattr(page, name, "") or "").strip().startswith(TO_WRITE):
            yield unfinished(**field(name, page._meta.get_field(name).verbose_name))


def unfinished(**where: str) -> Finding:
    return must(
        "unfinished", _("A passage that begins with […] still waits for your words, or to be removed."), **where
    )


def names_contact(body: Any) -> bool:
    """Whether a body says whom to ask."""
    return any(child.block_type in CONTACTS for child in body or ())
