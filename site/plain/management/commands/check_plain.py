import json
import sys
from argparse import RawDescriptionHelpFormatter
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import to_locale

from plain.catalogue import doubts
from plain.checker import check
from plain.report import Report
from plain.rules.base import LEVELS, PLAIN
from plain.word_lists import words_of_site

#: Stands for bytes that are no letter.
BROKEN = "\ufffd"
NOTHING_TO_CHECK = "There is no text to check."


class Command(BaseCommand):
    help = """Ask about sentences that are hard to read: place, question, proposal.

--json prints one object for one text and a list of them for several, with the path of each as "file".
Every text that can be read ends with 0: questions are no errors. An unreadable file ends with 1, after the others.
--catalogue checks the interface in that version and ends with 1 when there is a finding that must not be."""

    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="*", metavar="FILE", help="text files in UTF-8; - or nothing reads what is typed"
        )
        parser.add_argument(
            "--level", choices=LEVELS, default=PLAIN, help="de: plain German (default); de-simple: Leichte Sprache"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="for programs")
        parser.add_argument(
            "--site-words", action="store_true", help="take the word list of this site, too; that asks its database"
        )
        parser.add_argument("--catalogue", choices=LEVELS, help="check the texts of the interface instead")

    def handle(
        self,
        *args: Any,
        files: list[str],
        level: str,
        as_json: bool,
        site_words: bool,
        catalogue: str | None,
        **options: Any,
    ) -> None:
        if catalogue:
            self.check_catalogue(catalogue)
            return
        paths = files or ["-"]
        words = words_of_site() if site_words else {}
        reports, unreadable = [], []
        for path in paths:
            try:
                reports.append((path, check(read(path), level, word_list=words)))
            except CommandError as trouble:
                unreadable.append(str(trouble))
        self.write(reports, as_json=as_json, is_list=len(paths) > 1)
        if unreadable:
            raise CommandError("\n".join(unreadable))

    def write(self, reports: list[tuple[str, Report]], *, as_json: bool, is_list: bool) -> None:
        if isinstance(sys.stdout, TextIOWrapper):
            # A terminal that knows no umlauts shows their numbers.
            sys.stdout.reconfigure(errors="backslashreplace")
        if not as_json:
            for path, report in reports:
                self.write_report(path, report)
        elif is_list:
            self.write_json([{"file": path, **report.as_json()} for path, report in reports])
        else:
            for _path, report in reports:
                self.write_json(report.as_json())

    def write_json(self, answer: Any) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def write_report(self, path: str, report: Report) -> None:
        name = "" if path == "-" else f"{path}:"
        if not report.sentences:
            self.stdout.write(f"{name} {NOTHING_TO_CHECK}".strip())
            return
        for sentence, finding in report.findings:
            line, column = report.place(sentence.start + finding.start)
            passage = sentence.text[finding.start : finding.end]
            proposal = f" → {finding.suggestion}" if finding.suggestion else ""
            self.stdout.write(
                f"{name}{line}:{column}: {finding.severity} {finding.rule}: „{passage}“ {finding.message}{proposal}"
            )
        figures = report.readability
        musts = len(report.musts)
        self.stdout.write(
            f"{name} {len(report.sentences)} sentences, {musts} musts, {len(report.findings) - musts} hints. "
            f"Amstad {figures.amstad}, Wiener 1 {figures.wiener1}, LIX {figures.lix}. "
            f"Our estimate: {report.verdict}.".strip()
        )

    def check_catalogue(self, level: str) -> None:
        path = Path(settings.LOCALE_PATHS[0]) / to_locale(level) / "LC_MESSAGES" / "django.po"
        musts = [doubt for doubt in doubts(path, level) if doubt.finding.severity == "must"]
        for doubt in musts:
            finding = doubt.finding
            passage = doubt.sentence.text[finding.start : finding.end]
            self.stdout.write(f"{finding.rule}: „{passage}“ in {doubt.translation!r} ({doubt.msgid!r})")
        self.stdout.write(f"{len(musts)} places that must not be.")
        if musts:
            raise CommandError("Some texts of the interface break a rule of their version.")


def read(path: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as trouble:
        raise CommandError(f"This file cannot be read: {path} ({trouble.strerror}).") from trouble
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    # Old offices still write Windows' letters. A single broken byte does not make a text one of theirs.
    text = raw.decode("utf-8-sig", errors="replace")
    is_windows = text.count(BROKEN) * 2 > sum(not sign.isascii() for sign in text)
    return raw.decode("cp1252", errors="replace") if is_windows else text
