"""What a notice is, and how it becomes the words of a mail."""

import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import validate_email
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from accounts.models import User
from content.facts import current_facts
from content.multilingual import MultilingualText
from content.sentence_lines import one_a_line
from content.versions import EASY, has_unchecked_words
from notices.bidi import isolated

SUBJECT_LENGTH = 200
#: Around words from outside until the sentences of ours are parted; they mean nothing in any text.
OPENS, CLOSES = "\ue000", "\ue001"
FROM_OUTSIDE = re.compile(f"{OPENS}([^{CLOSES}]*){CLOSES}")
WITHOUT_MARKS = str.maketrans("", "", OPENS + CLOSES)
STANDS_FOR_THEM = f"Wort{OPENS}{CLOSES}Wort"


class Quoted(str):
    """Words from outside in a mail in Leichte Sprache: they keep the lines that their author gave them."""

    def __str__(self) -> str:
        return f"{OPENS}{super().__str__().translate(WITHOUT_MARKS)}{CLOSES}"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something that one person is told by mail, in that person's language version.

    A subclass says its ``kind`` and what its templates need; each field is a variable there.
    The templates are ``notices/<kind>.subject.txt`` and ``notices/<kind>.txt``.
    """

    kind: ClassVar[str]
    # After this time the mail is not sent any more.
    lasts: ClassVar[timedelta | None] = None
    # Whether to try at once, after the commit. Not for a mail to hundreds: those wait for ``send_notices``.
    hurries: ClassVar[bool] = True

    address: str
    language: str = ""
    # Only one mail of each key is ever sent, however often the notice is put.
    key: str = ""
    # Where a bare POST ends such mails (RFC 8058); empty for mails that somebody asked for.
    unsubscribe_url: str = ""

    @property
    def subject_template(self) -> str:
        return f"notices/{self.kind}.subject.txt"

    @property
    def body_template(self) -> str:
        return f"notices/{self.kind}.txt"

    def context(self) -> dict[str, Any]:
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        texts = [text for text in own.values() if isinstance(text, MultilingualText)]
        return own | {"is_original": any(text and text.is_missing for text in texts)}


def for_person(user: User) -> dict[str, str]:
    """Where and in which language version somebody is reached: ``ThankYou(**for_person(user), …)``."""
    return {"address": user.email, "language": user.language}


class Letterheads(dict[str, dict[str, Any]]):
    """Language version → what stands around the words of every mail; read once, however many mails there are."""

    def __missing__(self, language: str) -> dict[str, Any]:
        site = current_facts()
        home_url = f"{settings.BASE_URL}/{language}/"
        self[language] = {
            "site_name": site.site_name,
            "office": site.office,
            "home_url": home_url,
            "is_unchecked": has_unchecked_words(language),
        }
        return self[language]


def render(notice: Notice, letterheads: Letterheads | None = None) -> tuple[str, str]:
    """Subject and text of the mail, in the recipient's language version."""
    language = notice.language or settings.LANGUAGE_CODE
    letterheads = Letterheads() if letterheads is None else letterheads
    with translation.override(language):
        context = letterheads[language] | notice.context()
        if language == EASY:
            context = {name: _quoted(value) for name, value in context.items()}
        subject = isolated(_as_text(notice.subject_template, context))
        body = isolated(_as_text(notice.body_template, context))
    if language == EASY:
        subject, body = _in_lines(subject, " "), _in_lines(body, "\n")
    # PostgreSQL stores no NUL; an import may have brought one.
    return one_line(subject), body.replace("\x00", "").strip() + "\n"


def _quoted(value: Any) -> Any:
    """Only what was written in Leichte Sprache itself is parted like our own words."""
    if isinstance(value, MultilingualText) and not value.is_missing:
        return value
    return Quoted(value) if isinstance(value, str | MultilingualText) and value else value


def _in_lines(text: str, end: str) -> str:
    """Our own sentences parted; until then a word without a sense stands where there are words from outside."""
    from_outside = iter(FROM_OUTSIDE.findall(text))
    parted = one_a_line(FROM_OUTSIDE.sub(STANDS_FOR_THEM, text), end)
    return re.sub(STANDS_FOR_THEM, lambda _found: next(from_outside), parted)


def _as_text(template: str, context: dict[str, Any]) -> str:
    # A mail is plain text: without this, names would arrive as "M&uuml;ller &amp; Sohn".
    return get_template(template).template.render(Context(context, autoescape=False))  # type: ignore[attr-defined]


def one_line(text: str) -> str:
    """Text that can stand in a header: no line break and no control character that could begin another header."""
    printable = "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    words = " ".join(printable.split())
    return words if len(words) <= SUBJECT_LENGTH else words[: SUBJECT_LENGTH - 1] + "…"


def checked_address(address: str) -> str:
    """The address, or ``ValidationError``: nothing may slip a second recipient or a header in."""
    address = address.strip()
    validate_email(address)
    return address
