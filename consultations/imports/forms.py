"""The border that every imported row crosses."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from ..models import State
from ..proposals.text import title_from
from .columns import YES, without_controls

LONGEST_TITLE = 200
LONGEST_ID = 100
LONGEST_NAME = 80

ACCEPTED = {"1", "accepted", "angenommen", "ok", "published", "yes", "ja", "true"}
REJECTED = {"-1", "rejected", "abgelehnt", "hidden", "no", "nein", "false"}


@dataclass
class ProposalRow:
    """A row after cleaning: ``errors`` keep it out, ``warnings`` say what came in without."""

    id: str = ""
    title: str = ""
    text: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    categories: list[str] = field(default_factory=list)
    author: str = ""
    author_id: str = ""
    date: datetime | None = None
    state: State = State.PUBLISHED
    url: str = ""
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def clean_proposal(cells: dict[str, str], columns: dict[str, str], topics: list[str]) -> ProposalRow:
    """Turn the cells of one row into a proposal, guessing nothing."""
    given = {meaning: without_controls(cells.get(column, "")).strip() for meaning, column in columns.items()}
    row = ProposalRow(id=given["id"], text=given["text"], author_id=given.get("author_id", ""))
    if not row.id:
        row.errors.append(_("The id is missing."))
    elif len(row.id) > LONGEST_ID:
        row.errors.append(_("The id is longer than %(n)s characters.") % {"n": LONGEST_ID})
    if not row.text:
        row.errors.append(_("The text is empty."))
    clean_title(row, given.get("title", ""))
    clean_place(row, given.get("latitude", ""), given.get("longitude", ""))
    clean_author(row, given.get("author", ""))
    clean_date(row, given.get("date", ""))
    clean_verdict(row, given.get("verdict"))
    clean_url(row, given.get("url", ""))
    named = [given["category"]] if given.get("category") else []
    row.categories = named + [topic for topic in topics if cells.get(topic, "").strip().casefold() in YES]
    return row


def clean_title(row: ProposalRow, title: str) -> None:
    title = " ".join(title.split())
    if len(title) > LONGEST_TITLE:
        row.text = f"{title}\n\n{row.text}"
        row.warnings.append(_("The title is too long. It was cut; the whole of it stands above the text."))
    row.title = title_from(title or row.text, LONGEST_TITLE) if len(title) > LONGEST_TITLE or not title else title


def clean_place(row: ProposalRow, latitude: str, longitude: str) -> None:
    if not latitude and not longitude:
        return
    try:
        row.latitude = degrees(latitude, 90, _("latitude"))
        row.longitude = degrees(longitude, 180, _("longitude"))
    except ValueError as error:
        row.latitude = row.longitude = None
        row.warnings.append(str(error))


def degrees(text: str, limit: int, name: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) > limit:
        raise ValueError(
            _("The %(name)s “%(text)s” is not a number between -%(limit)s and %(limit)s. The proposal has no place.")
            % {"name": name, "text": text, "limit": limit}
        )
    return value.quantize(Decimal("0.000001"))


def clean_author(row: ProposalRow, author: str) -> None:
    name = " ".join(author.split())
    if len(name) > LONGEST_NAME:
        row.warnings.append(_("The author's name is too long and was left out."))
        name = ""
    row.author = name


def clean_date(row: ProposalRow, text: str) -> None:
    if not text:
        return
    row.date = parse_moment(text)
    if row.date is None:
        row.warnings.append(_("The date “%(text)s” cannot be read. The proposal has no date.") % {"text": text})


def clean_verdict(row: ProposalRow, verdict: str | None) -> None:
    """A rejected text comes in hidden. A verdict that we do not know makes it wait for our own check."""
    if verdict is None or verdict.casefold() in ACCEPTED:
        return
    if verdict.casefold() in REJECTED:
        row.state = State.HIDDEN
        return
    row.state = State.WAITING
    row.warnings.append(_("The verdict “%(text)s” is not known. The proposal waits for a check.") % {"text": verdict})


def clean_url(row: ProposalRow, url: str) -> None:
    if not url:
        return
    try:
        URLValidator(schemes=["http", "https"])(url)
        if len(url) > 500:
            raise ValidationError("")
        row.url = url
    except ValidationError:
        row.warnings.append(_("The address “%(url)s” is not a web address and was left out.") % {"url": url[:100]})


def parse_moment(text: str) -> datetime | None:
    """ISO 8601, ``31.12.2026`` with or without time, or Unix time in seconds or milliseconds; none if it is neither.

    Times without a zone are Berlin time. Eleven and more digits are milliseconds (seconds would lie after 5138).
    """
    try:
        if text.isascii() and text.isdigit() and len(text) >= 9:
            seconds = int(text) / 1000 if len(text) >= 11 else int(text)
            return datetime.fromtimestamp(seconds, tz=UTC)
        moment = parse_datetime(text) or german_moment(text)
        day = None if moment else parse_date(text)
    except (ValueError, OverflowError, OSError):
        return None
    if day:
        moment = datetime(day.year, day.month, day.day)  # Made aware below.
    if moment and timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    return moment


def german_moment(text: str) -> datetime | None:
    for pattern in ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern)  # Made aware by the caller.
        except ValueError:
            continue
    return None
