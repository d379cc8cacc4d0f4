from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import to_locale

from config.catalogues import (
    SKIPPED,
    begin,
    compile_catalogues,
    gaps,
    note_check,
    outdated_checks,
    tidy_catalogues,
    translated_languages,
)


class Command(BaseCommand):
    help = "Compile, update or check the catalogues of the language versions."
    # Nothing here needs the models to be sound.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["compile", "update", "check", "begin", "checked"])
        parser.add_argument(
            "language", nargs="?", help="the one to begin, to check though it is only begun, or checked"
        )
        parser.add_argument("--by", help="who has read the words of the catalogue: a name that may stand in it")

    def handle(self, *args: Any, action: str, language: str | None, by: str | None, **options: Any) -> None:
        if action == "begin":
            self.begin(language or "")
        elif action == "checked":
            self.note_check(language or "", " ".join((by or "").split()))
        elif action == "check":
            self.find_gaps([language] if language else None)
        else:
            {"compile": self.compile, "update": self.update}[action]()

    def begin(self, language: str) -> None:
        try:
            path = begin(language)
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Begun: {path}. Take the texts in with: manage.py catalogues update")

    def note_check(self, language: str, by: str) -> None:
        if language not in translated_languages() or not by:
            raise CommandError("Please name a language that has a catalogue, and who has read it (--by NAME).")
        if found := list(gaps([language])):
            raise CommandError(f"{len(found)} texts lack a translation: manage.py catalogues check {language}")
        note_check(language, by, timezone.localdate())
        self.stdout.write(f"Noted: {language} was checked by {by}. It holds as long as the words stay as they are.")

    def compile(self) -> None:
        self.stdout.write(f"Compiled catalogues: {compile_catalogues()}")

    def update(self) -> None:
        """Take new texts in and drop those that are gone; needs xgettext."""
        locales = [to_locale(language) for language in translated_languages()]
        call_command(
            "makemessages", locale=locales, ignore_patterns=SKIPPED, no_obsolete=True, add_location="file", no_wrap=True
        )
        tidy_catalogues()

    def find_gaps(self, languages: list[str] | None) -> None:
        for sentence in outdated_checks():
            self.stderr.write(self.style.WARNING(sentence))
        found = list(gaps(languages))
        for gap in found:
            self.stdout.write(gap)
        if found:
            raise CommandError(f"{len(found)} texts lack a translation.")
        self.stdout.write("Every text has its translations.")
