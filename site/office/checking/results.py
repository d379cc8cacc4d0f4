"""How the public texts of all pages fare with the checker, worst first."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.checking.asking import result_of
from content.checking.words import digest_of_words, site_words
from content.models import BasePage, CheckedText
from content.versions import name_of
from plain.rules.base import LEVELS

if TYPE_CHECKING:
    from accounts.models import User

#: How long whoever opens the report waits for texts that nobody has checked yet; the others wait for the next time.
PATIENCE = 4.0
#: Pages that are read at once.
BATCH = 50

VERDICTS: dict[str, Promise] = {
    "easy": _("like Leichte Sprache"),
    "plain": _("like plain German"),
    "hard": _("hard"),
}


@dataclass(frozen=True)
class Line:
    """One page in one version."""

    title: str
    code: str
    version: str
    kind: str
    kind_name: str
    url: str
    result: CheckedText

    @property
    def verdict(self) -> str:
        return str(VERDICTS.get(self.result.verdict, ""))


@dataclass(frozen=True)
class Results:
    """``waiting`` texts have changed and are not checked yet."""

    lines: list[Line]
    waiting: int


def results_for(person: "User", *, patience: float = PATIENCE) -> Results:
    """Of all pages that this person finds in the tree and that everybody can read. A fixed number of queries."""
    pages = [page for page in public_pages(person) if issubclass(page.specific_class or Page, BasePage)]
    known = CheckedText.objects.in_bulk()
    words = site_words()
    list_digest = digest_of_words(words)
    stale = [
        page for page in pages if page.pk not in known or not known[page.pk].is_of(page.text_state.digest, list_digest)
    ]
    for result in checked_anew(stale, words, list_digest, patience):
        known[result.page_id] = result
    # What waits is not told with the numbers of former words.
    there = {
        page.pk: known[page.pk]
        for page in pages
        if page.pk in known and known[page.pk].is_of(page.text_state.digest, list_digest)
    }
    lines = [line_of(page, there[page.pk]) for page in pages if page.pk in there]
    lines.sort(key=lambda line: (-line.result.weight(), line.title, line.code))
    return Results(lines, waiting=len(pages) - len(lines))


def public_pages(person: "User") -> Iterable[Page]:
    found = page_permission_policy.explorable_instances(person).live().filter(locale__language_code__in=LEVELS)
    # Whatever has been public has a digest of its words.
    return found.exclude(text_state__digest="").filter(text_state__isnull=False).select_related("locale", "text_state")


def checked_anew(pages: list[Page], words: dict[str, str], list_digest: str, patience: float) -> list[CheckedText]:
    """As many as there is time for, at least one; kept for the next time."""
    digests = {page.pk: page.text_state.digest for page in pages}
    results = [
        result_of(page, digest=digests[page.pk], words=words, list_digest=list_digest)
        for page in within(pages, patience)
    ]
    keep(results)
    return results


def keep(results: list[CheckedText]) -> None:
    """For the next time. Whoever deletes a page meanwhile goes first: of that page nothing is kept."""
    there = set(Page.objects.filter(pk__in=[each.page_id for each in results]).values_list("pk", flat=True))
    # Deleted after that line, the whole batch is checked again the next time.
    with suppress(IntegrityError), transaction.atomic():
        CheckedText.objects.bulk_create(
            [each for each in results if each.page_id in there],
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=CheckedText.fields_to_update(),
        )


def within(pages: list[Page], patience: float) -> Iterator[Page]:
    """Each page with everything that its kind has, until the time is over."""
    until = time.monotonic() + patience
    for start in range(0, len(pages), BATCH):
        batch = {page.pk: page for page in pages[start : start + BATCH]}
        for page in Page.objects.filter(pk__in=batch).specific():
            # Known already; asked anew it would be a query for each page.
            page.locale = batch[page.pk].locale
            yield page
            if time.monotonic() > until:
                return


def line_of(page: Page, result: CheckedText) -> Line:
    kind = page.specific_class or Page
    code = str(page.locale.language_code)
    return Line(
        title=str(page.get_admin_display_title()),
        code=code,
        version=name_of(code),
        kind=kind._meta.label_lower,
        kind_name=capfirst(str(kind.get_verbose_name())),
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        result=result,
    )
