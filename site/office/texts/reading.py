"""One text as a reading group gets it: numbered sentences of just one revision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Page

from content.texts.passages import digest_of, passages_of
from plain.sentences import sentences_of


@dataclass
class Reading:
    """``number`` finds the text again, also after there are later ones. While its author goes on writing, Wagtail keeps
    other words under the same number: ``mark``, which stands on the paper, then is another one, too.
    """

    page: Any
    number: int
    saved_at: datetime | None

    @cached_property
    def passages(self) -> list[str]:
        return passages_of(self.page)

    @cached_property
    def digest(self) -> str:
        return digest_of(self.passages)

    @property
    def mark(self) -> str:
        return f"{self.number}-{self.digest[:4]}"

    @cached_property
    def parts(self) -> list[list[tuple[int, str]]]:
        """The sentences of each passage, numbered from the beginning to the end."""
        parts, number = [], 0
        for passage in self.passages:
            part = []
            for sentence in sentences_of(passage):
                number += 1
                part.append((number, sentence.text))
            parts.append(part)
        return parts

    @property
    def sentences(self) -> list[tuple[int, str]]:
        return [sentence for part in self.parts for sentence in part]


def reading_of(page: Page, number: str | int | None = None) -> Reading | None:
    """The text of this revision of the page, or else its last draft; None where it has no such revision."""
    if not number or str(number) == "0":
        revision = page.latest_revision
    else:
        revision = page.revisions.filter(pk=number).first() if str(number).isdecimal() else None
        if revision is None:
            return None
    if revision is None:
        # Made by a program, never by an editor.
        return Reading(page.specific, 0, page.last_published_at)
    return Reading(revision.as_object(), revision.pk, revision.created_at)
