"""All published consultations at a glance, for the home page and the list. The number of queries does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from content.page_cache import keep_until
from content.versions import Memory, active_language, address_for_reader, other_language
from design.dates import next_midnight

from ..processes.models import Consultation, Phase
from .models import ConsultationIndexPage, ConsultationPage

if TYPE_CHECKING:
    from ..processes.readers import Reader

# As many of the finished ones as the home page names.
LATEST = 3


@dataclass(frozen=True)
class Entry:
    """One consultation in a list, with the page that the reader's version has for it."""

    page: ConsultationPage
    url: str
    consultation: Consultation
    at: datetime

    @property
    def language(self) -> str:
        """The language of title and summary where it is not the reader's; else empty."""
        return other_language(self.page.locale.language_code)

    @property
    def phase(self) -> Phase | None:
        """The running phase to name: the one in which people can do most."""
        return max(self.consultation.current_phases(self.at), key=lambda phase: len(phase.opens), default=None)

    @property
    def next_phase(self) -> Phase | None:
        return self.consultation.next_phase(self.at)

    @property
    def last_phase(self) -> Phase | None:
        return max(self.consultation.timeline, key=lambda phase: phase.ends, default=None)

    @property
    def state(self) -> str:
        return "finished" if self.is_finished else "announced" if self.is_announced else "running"

    @property
    def named_phase(self) -> Phase | None:
        """The phase that a card names: the running one, else the next one; none of what is finished."""
        return None if self.is_finished else self.phase or self.next_phase

    @property
    def ends(self) -> datetime | None:
        """When the named phase ends, if it runs."""
        return self.named_phase.ends if self.named_phase and self.named_phase.starts <= self.at else None

    @property
    def starts(self) -> datetime | None:
        """When the named phase begins, if it is still to come."""
        return self.named_phase.starts if self.named_phase and self.named_phase.starts > self.at else None

    @property
    def is_finished(self) -> bool:
        consultation = self.consultation
        has_been = bool(consultation.timeline) and all(phase.is_over(self.at) for phase in consultation.timeline)
        return consultation.is_archive or has_been

    @property
    def is_announced(self) -> bool:
        return not self.is_finished and all(phase.starts > self.at for phase in self.consultation.timeline)

    @property
    def is_open(self) -> bool:
        """Whether people can do something now."""
        return self.is_running and any(phase.opens for phase in self.consultation.current_phases(self.at))

    @property
    def is_running(self) -> bool:
        """Begun and not over; between two phases, too."""
        return not self.is_finished and not self.is_announced


class Overview:
    """The entries in the order in which readers need them. ``running`` is ``open`` and ``under_way`` together."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self.running = sorted((each for each in self.entries if each.is_running), key=_ends_first)
        self.open = [each for each in self.running if each.is_open]
        self.under_way = [each for each in self.running if not each.is_open]
        self.announced = sorted((each for each in self.entries if each.is_announced), key=_starts_first)
        self.finished = sorted((each for each in self.entries if each.is_finished), key=_ended_last)

    @property
    def latest_finished(self) -> list[Entry]:
        return self.finished[:LATEST]

    @property
    def next_border(self) -> datetime | None:
        """When a phase of any of them begins or ends, or a day less is left: until then the overview stays true."""
        borders = [each.consultation.next_border(each.at) for each in self.entries]
        borders += [next_midnight(each.at) for each in self.entries if each.ends]
        return min((border for border in borders if border), default=None)

    def kept(self, response: HttpResponse) -> HttpResponse:
        """A page with the overview is kept as long as it stays true; one that names closed consultations never."""
        if any(each.consultation.is_closed for each in self.entries):
            add_never_cache_headers(response)
        return keep_until(response, self.next_border)


def overview(person: "Reader" = None, at: datetime | None = None) -> Overview:
    """The published consultations that this person may read, each with its page in the active version or the one that
    stands in for it.
    """
    at = at or timezone.now()
    pages = pages_by_key()
    consultations = Consultation.objects.readable_by(person).prefetch_related("phases").in_bulk(pages, field_name="key")
    memory = Memory()
    entries = []
    for key, versions in pages.items():
        if consultation := consultations.get(key):
            page, url = _page_for_reader(versions, memory)
            entries.append(Entry(page, url, consultation, at))
    return Overview(entries)


def list_address() -> str:
    """Where all consultations are listed, for a reader of the active version; empty where no list is public."""
    pages = ConsultationIndexPage.objects.live().defer_streamfields().select_related("locale")
    return address_for_reader({page.locale.language_code: page for page in pages})


def pages_by_key() -> dict[UUID, dict[str, ConsultationPage]]:
    """Key → language code → live page, without the bodies: the reader's version and the default one, and any other
    where there is neither.
    """
    found: dict[UUID, dict[str, ConsultationPage]] = {}
    pages = ConsultationPage.objects.live()
    near = Q(locale__language_code__in={active_language(), settings.LANGUAGE_CODE})
    lonely = ~Q(translation_key__in=pages.filter(near).values("translation_key"))
    chosen = pages.filter(near | lonely).defer_streamfields().select_related("locale", "image")
    for page in chosen.prefetch_related("image__renditions"):
        found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return found


def _page_for_reader(versions: dict[str, ConsultationPage], memory: Memory) -> tuple[ConsultationPage, str]:
    found = versions.get(active_language()) or versions.get(settings.LANGUAGE_CODE)
    page = found or next(iter(versions.values()))
    return page, address_for_reader(versions, memory) or page.get_url(memory) or ""


def _ends_first(entry: Entry) -> datetime:
    phase = entry.phase or entry.next_phase
    return phase.ends if phase else entry.at


def _starts_first(entry: Entry) -> tuple[bool, datetime]:
    phase = entry.next_phase
    return (phase is None, phase.starts if phase else entry.at)


def _ended_last(entry: Entry) -> tuple[bool, float]:
    """What was taken over from elsewhere comes after our own."""
    last = entry.last_phase
    return entry.consultation.is_archive, -(last.ends if last else entry.consultation.created_at).timestamp()
