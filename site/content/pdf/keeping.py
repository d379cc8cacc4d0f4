"""Documents that were made are kept as files until their words change; two are never made at the same time."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from content.pdf.rendering import NoDocument, render, style

#: What stands in a document for the day on which it was made: alone it makes no document new.
DAY = "\ue000day\ue000"
#: So long a reader waits for a document of others that is being made.
PATIENCE_SECONDS = 8
#: A document that could not be made is not tried again sooner.
REST_SECONDS = 60


@dataclass(frozen=True)
class Document:
    """A kept document. Its file is named ``<name>.<digest of its words>.<pages>.pdf``."""

    file: Path

    @property
    def pages(self) -> int:
        return int(self.file.name.split(".")[2])

    @property
    def digest(self) -> str:
        return self.file.name.split(".")[1]

    @property
    def size(self) -> int:
        return self.file.stat().st_size


def folder() -> Path:
    return Path(settings.LARGE_PRINT_DIR)


def digest_of(html: str) -> str:
    return sha256(f"{style()}\n{html}".encode()).hexdigest()[:32]


def latest(name: str) -> Document | None:
    """The document that was last made under this name, whatever has changed since."""
    return next((Document(file) for file in sorted(folder().glob(f"{name}.*.pdf"))), None)


def kept(name: str, html: str) -> Document | None:
    """The document with just these words."""
    return next((Document(file) for file in folder().glob(f"{name}.{digest_of(html)}.*.pdf")), None)


def make(name: str, html: str, day: str) -> Document:
    """The document with these words, made now unless somebody else has just done it; raises NoDocument."""
    rest = f"no-document:{digest_of(html)}"
    if cache.get(rest):
        raise NoDocument
    with alone():
        if found := kept(name, html):
            return found
        try:
            made = render(html.replace(DAY, day))
        except NoDocument:
            cache.set(rest, True, REST_SECONDS)
            raise
        return keep(name, digest_of(html), made.pages, made.content)


def keep(name: str, digest: str, pages: int, content: bytes) -> Document:
    """Write it aside first: whoever reads at this moment gets a whole document."""
    older = list(folder().glob(f"{name}.*.pdf"))
    file = folder() / f"{name}.{digest}.{pages}.pdf"
    unfinished = file.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    for each in older:
        if each != file:
            each.unlink(missing_ok=True)
    return Document(file)


@contextmanager
def alone() -> Iterator[None]:
    """One document at a time on this machine, whatever it is and whichever process makes it; raises NoDocument."""
    # What only invited people read lies here, too.
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder() / "lock").open("w") as lock:
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise NoDocument from None
                time.sleep(0.1)
        yield
