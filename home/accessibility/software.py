"""Which state of the program runs here: results of another one say nothing about it."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

#: What pages are made of. Not texts about the program, nor its tests, nor what is built from these files.
FOLDERS = ("cities", "consultations", "home", "locale", "news", "site")
KINDS = {".css", ".html", ".js", ".json", ".mjs", ".po", ".py", ".scss", ".svg", ".toml", ".txt", ".xml"}
LOCKED = ("package-lock.json", "requirements/base.txt")


@cache
def running() -> str:
    """The digest of the program as it was when this process first asked."""
    return digest_of(Path(settings.ROOT))


def digest_of(root: Path) -> str:
    """The same for the same sources, wherever they lie and however they came there: an archive knows no commit."""
    digest = sha256()
    for path in sorted(_sources(root), key=lambda path: path.as_posix()):
        digest.update(f"{path.as_posix()}\0".encode())
        digest.update(sha256((root / path).read_bytes()).digest())
    return digest.hexdigest()[:16]


def _sources(root: Path) -> list[Path]:
    found = [path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in KINDS]
    own = [path.relative_to(root) for path in found if path.is_file()]
    kept = [path for path in own if "built" not in path.parts]
    return [*kept, *(Path(name) for name in LOCKED if (root / name).is_file())]
