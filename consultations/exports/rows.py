"""What a consultation's open data hold: what everybody may read on its pages, and nothing besides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

import cities

from ..models import Comment, Consultation, Proposal
from ..proposals.numbers import supports_are_public
from .guard import CHUNK

Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """A table of open data: what the pages show to anybody. ``name`` is its file's name."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Consultation], Iterator[Row]]


def proposal_rows(consultation: Consultation) -> Iterator[Row]:
    proposals = Proposal.objects.visible_to(AnonymousUser()).filter(consultation=consultation).by_number()
    proposals = proposals.select_related("contributor").prefetch_related("categories")
    shows_supports = supports_are_public(consultation)
    city = cities.current()
    for proposal in proposals.iterator(chunk_size=CHUNK):
        proposal.consultation = consultation
        yield {
            "number": proposal.number,
            "title": proposal.title,
            "text": proposal.text,
            "language": proposal.language,
            "categories": ", ".join(str(category) for category in proposal.categories.all()),
            "district": city.place_name(proposal.district) if proposal.district else "",
            "quarter": city.place_name(proposal.quarter) if proposal.quarter else "",
            "place": proposal.place,
            "latitude": proposal.latitude,
            "longitude": proposal.longitude,
            "cost": proposal.cost,
            "name": proposal.contributor.public_name,
            "channel": proposal.channel,
            "status": proposal.status_label,
            "created": proposal.handed_in_at,
            "comments": proposal.comment_count,
            "supports": proposal.support_count if shows_supports else "",
            "url": f"{settings.BASE_URL}{proposal.get_absolute_url()}",
        }


def comment_rows(consultation: Consultation) -> Iterator[Row]:
    comments = Comment.objects.visible_to(AnonymousUser()).filter(thread__consultation=consultation)
    comments = comments.select_related("contributor", "thread__proposal").order_by("pk")
    for comment in comments.iterator(chunk_size=CHUNK):
        yield {
            "id": comment.pk,
            "proposal": comment.thread.proposal.number if comment.thread.proposal else "",
            "reply_to": comment.parent_id,
            "kind": comment.kind,
            "text": comment.text,
            "language": comment.language,
            "name": comment.contributor.public_name,
            "channel": comment.channel,
            "created": comment.created_at,
            "edited": comment.edited_at,
        }


PROPOSALS = Dataset(
    "vorschlaege",
    (
        "number",
        "title",
        "text",
        "language",
        "categories",
        "district",
        "quarter",
        "place",
        "latitude",
        "longitude",
        "cost",
        "name",
        "channel",
        "status",
        "created",
        "comments",
        "supports",
        "url",
    ),
    proposal_rows,
)
COMMENTS = Dataset(
    "kommentare",
    ("id", "proposal", "reply_to", "kind", "text", "language", "name", "channel", "created", "edited"),
    comment_rows,
)
DATASETS = {dataset.name: dataset for dataset in (PROPOSALS, COMMENTS)}
