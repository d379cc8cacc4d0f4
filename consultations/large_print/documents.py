"""The words of the document, and what the page says about it beside the link."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from content.metadata import shortened
from content.outgoing import absolute
from content.pdf import keeping, words
from content.pdf.system import can_make_pdfs
from content.terms.explaining import Explaining
from content.terms.listing import Entry
from content.versions import name_of

from ..models import Consultation
from ..pages.around import around
from ..pages.models import ConsultationPage


@dataclass(frozen=True)
class Offer:
    """The link to the document. ``pages`` and ``size`` are those of the one made last; 0 before the first."""

    url: str
    language: str
    language_name: str
    pages: int = 0
    size: int = 0


def is_written_in_our_letters(code: str) -> bool:
    """Our typefaces hold no Arabic: a document would depend on what the machine happens to have."""
    return not get_language_info(code)["bidi"]


def page_for(consultation: Consultation, code: str) -> ConsultationPage | None:
    """The public page in this version, of which a document can be made."""
    if not is_written_in_our_letters(code):
        return None
    pages = ConsultationPage.objects.live().select_related("locale", "image")
    return pages.filter(translation_key=consultation.key, locale__language_code=code).first()


def name_for(key: UUID, code: str) -> str:
    return f"{key.hex}-{code}"


def file_name(consultation: Consultation, code: str) -> str:
    """Says what it is in a full folder."""
    version = {settings.LANGUAGE_CODE: "", "de-simple": "-leichte-sprache"}.get(code, f"-{code}")
    return f"{consultation.slug}-grossdruck{version}.pdf"


def offer(page: ConsultationPage, consultation: Consultation) -> Offer | None:
    """The link for a page that stands in its own version or for another one; none where no PDF can be made."""
    code = page.locale.language_code
    if not can_make_pdfs() or not is_written_in_our_letters(code):
        return None
    pages = size = 0
    # A newer one may take its place at this moment.
    with suppress(FileNotFoundError):
        if last := keeping.latest(name_for(consultation.key, code)):
            pages, size = last.pages, last.size
    return Offer(f"/{code}/b/{consultation.slug}/grossdruck.pdf", code, name_of(code), pages=pages, size=size)


def document_of(page: ConsultationPage, consultation: Consultation, request: HttpRequest) -> str:
    """The HTML of the document. Of what everybody reads it is the same for everybody."""
    person = request.user if consultation.is_closed else None
    before, between, after = page_number_words()
    context: dict[str, Any] = {
        "page": page,
        "consultation": consultation,
        "around": around(consultation, person),
        "person": person,
        "address": shortened(absolute(consultation.get_absolute_url())),
        "day": keeping.DAY,
        "hard_words": hard_words_of(page),
        "before_number": before,
        "between_numbers": between,
        "after_numbers": after,
    }
    return words.on_paper(render_to_string("consultations/large_print/document.html", context, request=request))


def hard_words_of(page: ConsultationPage) -> list[Entry]:
    """What the page in Leichte Sprache explains in place stands on paper at the end."""
    explaining = Explaining(page.locale.language_code)
    if explaining.is_easy:
        explaining.explain(escape(page.text_to_search()))
    return explaining.found


def page_number_words() -> list[str]:
    """What stands before, between and after the numbers at the foot of each sheet."""
    # Translators: at the foot of each sheet. The braces are replaced by numbers.
    said = _("Page {number} of {total}")
    before, _number, rest = said.partition("{number}")
    between, _total, after = rest.partition("{total}")
    return [before, between, after]
