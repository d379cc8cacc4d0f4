"""Tables, videos, and what else a block itself can say of what is missing in it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from content.blocks.tables import TableBlock, mistakes_in
from content.blocks.videos import VideoBlock

from .findings import Finding, hint, must
from .walking import Piece


def in_body(pieces: list[Piece]) -> Iterator[Finding]:
    actions = [piece for piece in pieces if piece.name == "call_to_action"]
    for piece in pieces:
        if isinstance(piece.block, TableBlock):
            yield from in_table(piece)
        elif isinstance(piece.block, VideoBlock):
            for name, error in piece.block.mistakes_in(piece.value or {}).items():
                yield must(f"video-{name}", " ".join(map(str, error.messages)), **piece.where)
    for piece in actions[1:]:
        sentence = _(
            "The page asks for more than one thing to do next. Choose the most important; the others are links."
        )
        yield hint("actions-many", sentence, **piece.where)


def in_table(piece: Piece) -> Iterator[Finding]:
    value: Any = piece.value or {}
    table = value.get("table")
    if not table or not table.columns:
        yield must("table-empty", _("This table is empty. Fill it, or take it away."), **piece.where)
        return
    for mistake in mistakes_in(table, value.get("headers") or ""):
        yield must("table-headers", str(mistake), **piece.where)
