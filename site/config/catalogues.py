"""The catalogues of the language versions: compiled without gettext, checked for gaps."""

import ast
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import polib
from django import conf
from django.conf import settings
from django.core.management.commands import makemessages
from django.utils.translation import to_locale

from config.settings.languages import UNCHECKED, digest_of, parts_of, said_in_head, state_of
from design import dates

# Only staff read these places. Staff have no Leichte Sprache: there German stands in.
OFFICE_PLACES = re.compile(
    r"wagtail_hooks\.py|viewsets\.py|panels\.py|/apps\.py|/management/|/wagtailadmin/|/migrations/|^tools/"
    r"|/admin(_\w+)?\.py|/admin/|/office(_\w+)?\.py|/office/|/user_admin\.py|/log_actions\.py|/exports/listing\.py"
    r"|site/content/(blocks|uploads)/|/content/(texts|drafting|checking)/|/content/previews/|/publishing/|/checklist\.py"
    r"|/moderation/(decide|queue)\w*\.html"
    r"|^consultations/(shorts/services|announcing)\.py|^home/models\.py"
    r"|^home/((team|ways)/models|texts)\.py|/content/(terms/models|announcement|former_addresses|navigation|site_facts)\.py"
)
# Words of model fields that only forms of the office show; public forms have labels of their own.
OFFICE_WORDS = {"verbose_name", "verbose_name_plural", "help_text", "violation_error_message", "heading"}
# What the choice of a page type says about it.
PAGE_DESCRIPTION = "page_description"
VOLATILE = ("POT-Creation-Date", "PO-Revision-Date", "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team")
SKIPPED = ["tests/*", "benchmarks/*", "node_modules/*", "var/*", ".venv/*", "tools/*"]


def catalogue(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"


def translated_languages() -> list[str]:
    """Every language with a catalogue, also one that is only begun. English, in which the code is written, has none."""
    return sorted(settings.CATALOGUE_STATES)


def begin(language: str) -> Path:
    """The catalogue of a further language, offered to nobody before its head says so."""
    path = catalogue(language)
    if path.exists():
        raise ValueError(f"{path} is there already.")
    rules = Path(conf.__file__).parent / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"
    if not rules.exists():
        raise ValueError(f"Django knows no language {language}.")
    begun = polib.POFile(wrapwidth=0)
    begun.metadata = {
        "Project-Id-Version": "mitreden",
        "Language": to_locale(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": polib.pofile(str(rules)).metadata["Plural-Forms"],
        "X-Words": "begun",
    }
    path.parent.mkdir(parents=True)
    begun.save(str(path))
    return path


def note_check(language: str, by: str, on: date) -> None:
    """Somebody has read the words of this catalogue, just as they are now."""
    path = catalogue(language)
    checked = polib.pofile(str(path), wrapwidth=0)
    # The digest is of what lies in the file, so it is written in its final form first.
    checked.save()
    checked.metadata["X-Words"] = f"checked by {by} on {on:%Y-%m-%d}, words {digest_of(parts_of(path)[1])}"
    checked.save()


def outdated_checks() -> Iterator[str]:
    """A sentence for each catalogue whose words have changed after somebody had checked them."""
    for language in translated_languages():
        said = said_in_head(catalogue(language))
        if said.startswith("checked") and state_of(catalogue(language)) == UNCHECKED:
            yield f"{language}: {said}, but the words are others now. Readers learn that nobody has checked them."


def tidy_catalogues() -> None:
    """Leave out what changes with every run, so that a commit shows which texts are new, and what only staff read where
    staff never read it.
    """
    office_texts = {key_of(entry) for entry in texts_in_code() if OFFICE.reads_alone(entry)}
    for language in translated_languages():
        catalogue_file = polib.pofile(str(catalogue(language)), wrapwidth=0)
        for name in VOLATILE:
            catalogue_file.metadata.pop(name, None)
        catalogue_file.header = ""
        if language not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            for entry in [each for each in catalogue_file if key_of(each) in office_texts]:
                catalogue_file.remove(entry)
        catalogue_file.save()


def key_of(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def compile_catalogues() -> int:
    """Write what Django reads, where it is missing or older than its source; the number written."""
    written = 0
    for source in sorted(Path(settings.LOCALE_PATHS[0]).rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Two processes may do this at once: each writes aside, and the last one wins.
        unfinished = target.with_suffix(f".{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(unfinished))
        unfinished.replace(target)
        written += 1
    return written


class Extraction(makemessages.Command):
    """Django's collector of texts, writing to a folder of its own."""

    folder = ""

    def find_files(self, root: str) -> list[makemessages.TranslatableFile]:
        files = super().find_files(root)
        for file in files:
            file.locale_dir = self.folder
        return files

    def write_po_file(self, potfile: str, locale: str) -> None:
        """The collected texts are all that is wanted."""

    def remove_potfiles(self) -> None:
        """The folder goes as a whole."""


def texts_in_code() -> polib.POFile:
    """Every text marked for translation, with the places where it stands."""
    with tempfile.TemporaryDirectory() as folder:
        extraction = Extraction()
        extraction.folder = folder
        extraction.run_from_argv(
            [
                "manage.py",
                "makemessages",
                "--locale",
                "de",
                "--verbosity",
                "0",
                *(f"--ignore={place}" for place in SKIPPED),
            ]
        )
        return polib.pofile(str(Path(folder) / "django.pot"))


class OfficeWords(ast.NodeVisitor):
    """The lines of a ``models.py`` whose texts only the office reads."""

    def __init__(self) -> None:
        self.lines: set[int] = set()

    def note(self, node: ast.AST) -> None:
        self.lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))  # type: ignore[attr-defined]

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg in OFFICE_WORDS:
            self.note(node)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if any(ast.unparse(target) == PAGE_DESCRIPTION for target in node.targets):
            self.note(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = ast.unparse(node.func)
        if name.endswith(("Field", "Key", "UUIDField")) and node.args:
            self.note(node.args[0])
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if node.name == "Meta":
            self.note(node)
        self.generic_visit(node)


class Office:
    """Knows which texts only staff read."""

    def __init__(self) -> None:
        self.lines: dict[str, set[int]] = {}

    def reads_alone(self, entry: polib.POEntry) -> bool:
        return bool(entry.occurrences) and all(self.owns(path, int(line or 0)) for path, line in entry.occurrences)

    def owns(self, path: str, line: int) -> bool:
        if OFFICE_PLACES.search(path):
            return True
        return path.endswith("models.py") and line in self.office_lines(path)

    def office_lines(self, path: str) -> set[int]:
        if path not in self.lines:
            words = OfficeWords()
            words.visit(ast.parse((settings.ROOT / path).read_text()))
            self.lines[path] = words.lines
        return self.lines[path]


OFFICE = Office()


def gaps(languages: Iterable[str] | None = None) -> Iterator[str]:
    """A sentence for every text that lacks a translation; what is only begun may lack many."""
    texts = texts_in_code()
    for language in languages or [code for code in translated_languages() if code in dict(settings.LANGUAGES)]:
        known = {key_of(entry): entry for entry in polib.pofile(str(catalogue(language)))}
        for entry in texts:
            if language != settings.LANGUAGE_CODE and OFFICE.reads_alone(entry):
                continue
            # These languages say their dates in code.
            if entry.msgctxt == dates.CONTEXT and language in dates.WORDS:
                continue
            translation = known.get(key_of(entry))
            place = ":".join(entry.occurrences[0]) if entry.occurrences else "?"
            if translation is None or not translation.translated():
                state = "is unsure (fuzzy)" if translation is not None and translation.fuzzy else "is missing"
                yield f"{language}: {place}: {entry.msgid!r} {state}"
