"""What the head of a WebM says. Elements of elements follow right behind their beginning: one pass reads them all."""

import struct
from collections.abc import Iterator
from typing import IO

from .film import Film

BEGINNING = b"\x1aE\xdf\xa3"
#: Pictures and sound begin behind this.
HEAD_BYTES = 1024 * 1024
SEGMENT, INFO, TRACKS, VIDEO, CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0xE0, 0x1F43B675
SCALE, DURATION, TRACK, NANOSECONDS_A_FRAME, WIDTH, HEIGHT = 0x2AD7B1, 0x4489, 0xAE, 0x23E383, 0xB0, 0xBA
LONGEST_SECONDS = 100 * 60 * 60


def webm_in(file: IO[bytes]) -> Film | None:
    """None where no track has a picture; what programs record may say no length."""
    file.seek(0)
    whole: dict[int, bytes] = {}
    tracks: list[dict[int, bytes]] = []
    for kind, content in elements(file.read(HEAD_BYTES)):
        if kind == TRACK:
            tracks.append({})
        (tracks[-1] if tracks and kind not in (SCALE, DURATION) else whole)[kind] = content
    picture = next((track for track in tracks if WIDTH in track), None)
    if picture is None:
        return None
    ticks = struct.unpack({4: ">f", 8: ">d"}[len(whole[DURATION])], whole[DURATION])[0] if DURATION in whole else 0
    seconds = ticks * int.from_bytes(whole.get(SCALE) or b"\x0f\x42\x40") / 1e9
    a_frame = int.from_bytes(picture.get(NANOSECONDS_A_FRAME, b""))
    return Film(
        int.from_bytes(picture[WIDTH]),
        int.from_bytes(picture[HEIGHT]),
        # Whoever makes a file may write any number, also one that is none.
        seconds if 0 < seconds < LONGEST_SECONDS else 0,
        1e9 / a_frame if a_frame else 0,
    )


def elements(head: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(head):
        kind, place = number_at(head, place)
        marked, behind = number_at(head, place)
        # The highest bit only says how long the number is.
        size, place = marked ^ 1 << 7 * (behind - place), behind
        if kind == CLUSTER:
            return
        is_outer = kind in (SEGMENT, INFO, TRACKS, TRACK, VIDEO)
        yield kind, b"" if is_outer else head[place : place + size]
        place += 0 if is_outer else size


def number_at(head: bytes, place: int) -> tuple[int, int]:
    """A number whose first bits say how long it is, and where the next begins."""
    end = place + 9 - head[place].bit_length()
    return int.from_bytes(head[place:end]), end
