"""The German text as it was, as it is now, and this version: what has changed, side by side."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from content.texts.models import PublishedText, TextState

Fragments = list[tuple[str, bool]]


@dataclass(frozen=True)
class Change:
    """One passage that is new, gone or different; the words that differ are marked. ``own`` says it in this version."""

    before: Fragments = field(default_factory=list)
    now: Fragments = field(default_factory=list)
    own: str = ""


def changes(before: list[str], now: list[str], own: list[str]) -> list[Change]:
    """What a version has to follow. ``own`` passages stand beside where there is one for each German one."""
    is_parallel = len(own) == len(before)
    found = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        mine = own[start:end] if is_parallel else []
        for old, new, said in zip_longest(before[start:end], now[new_start:new_end], mine, fillvalue=""):
            found.append(Change(*marked(old, new), own=said))
    return found


def is_parallel(before: list[str], own: list[str]) -> bool:
    return len(before) == len(own)


def marked(before: str, now: str) -> tuple[Fragments, Fragments]:
    """Both passages in pieces, each with whether it stands in one of them only."""
    old, new = before.split(), now.split()
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if not old or not new:
        return pieces(old, True), pieces(new, True)
    return (
        [piece for tag, i, j, _k, _m in opcodes for piece in pieces(old[i:j], tag != "equal")],
        [piece for tag, _i, _j, k, m in opcodes for piece in pieces(new[k:m], tag != "equal")],
    )


def pieces(words: list[str], is_changed: bool) -> Fragments:
    return [(" ".join(words), is_changed)] if words else []


def passages_with(state: TextState | None, digest: str) -> list[str]:
    """The German passages with this digest, as they were public; none where nobody kept them."""
    if state is None or not digest:
        return []
    kept = PublishedText.objects.filter(page=state.page_id, digest=digest).order_by("-since").first()
    return list(kept.passages) if kept else []
