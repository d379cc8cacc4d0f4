"""How large, long and smooth a film is, as its own tables say. Nothing is decoded."""

import struct
from collections.abc import Iterator
from typing import IO

from .film import Film
from .webm import BEGINNING, webm_in

#: The tables of an hour of film take less.
MOST_BYTES = 32 * 1024 * 1024
#: Each stands in the one before.
INSIDE_A_TRACK = (b"mdia", b"minf", b"stbl")


def film_in(file: IO[bytes]) -> Film | None:
    """What is known of an MP4 or WebM; None where this is none, or it says nothing of its picture."""
    try:
        file.seek(0)
        if file.read(len(BEGINNING)) == BEGINNING:
            return webm_in(file)
        return next(tracks_with_pictures(tables_of(file)), None)
    except (struct.error, LookupError, ValueError, ArithmeticError):
        # Something is missing, cut off, or larger than any file.
        return None


def tables_of(file: IO[bytes]) -> bytes:
    """The content of the box ``moov``, which may stand at either end of the file."""
    file.seek(0)
    while len(head := file.read(8)) == 8:
        size, kind = struct.unpack(">I4s", head)
        size = struct.unpack(">Q", file.read(8))[0] - 16 if size == 1 else size - 8
        if kind == b"moov":
            return file.read(min(size, MOST_BYTES) if size >= 0 else MOST_BYTES)
        if size < 0:
            # The last box reaches to the end.
            break
        file.seek(size, 1)
    return b""


def boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, place)
        if size < 8:
            return
        yield kind, content[place + 8 : place + size]
        place += size


def tracks_with_pictures(tables: bytes) -> Iterator[Film]:
    for kind, track in boxes(tables):
        found = dict(flat(track)) if kind == b"trak" else {}
        if found.get(b"hdlr", b"")[8:12] == b"vide":
            width, height = (side >> 16 for side in struct.unpack(">II", found[b"tkhd"][-8:]))
            seconds, frames = duration_in(found[b"mdhd"]), frames_in(found[b"stts"])
            yield Film(width, height, seconds, frames / seconds if seconds else 0)


def flat(content: bytes, inside: tuple[bytes, ...] = INSIDE_A_TRACK) -> Iterator[tuple[bytes, bytes]]:
    """No deeper than a film goes: whoever makes a file may put boxes into boxes without end."""
    for kind, inner in boxes(content):
        yield kind, inner
        if inside and kind == inside[0]:
            yield from flat(inner, inside[1:])


def duration_in(header: bytes) -> float:
    scale, length = struct.unpack_from(">IQ", header, 20) if header[0] else struct.unpack_from(">II", header, 12)
    return float(length / scale)


def frames_in(times: bytes) -> int:
    number = struct.unpack_from(">I", times, 4)[0]
    return sum(struct.unpack_from(">II", times, 8 + 8 * entry)[0] for entry in range(number))
