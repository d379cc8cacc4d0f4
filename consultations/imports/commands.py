"""What both import commands share: finding the archive, reading the file, telling what happened."""

import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.log_actions import log

from ..models import Consultation
from .archives import create_archive
from .log_actions import TAKE_OVER
from .reading import Table, Unreadable, read_table
from .report import Progress, Report

REMARKS_SHOWN = 10
SECONDS_BETWEEN_SIGNS = 2


class ImportCommand(ABC, BaseCommand):
    columns_help = ""
    #: Whether the command may make the archive itself.
    may_create = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--consultation", required=True, metavar="SLUG", help="the archive's short address")
        parser.add_argument("--columns", nargs="+", default=[], metavar="MEANING=COLUMN", help=self.columns_help)
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write what happened to each row")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")
        if self.may_create:
            parser.add_argument("--create", metavar="TITLE", help="make and publish the archive if it does not exist")
            parser.add_argument("--source", default="", help="with --create: where the contributions come from")
            parser.add_argument("--licence", default="", help="with --create: their licence")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            table = read_table(options["file"])
            with transaction.atomic():
                consultation = self.find_archive(options)
                report = self.take_in(consultation, table, options["columns"], self.progress())
                log(instance=consultation, action=TAKE_OVER, data={"file": options["file"].name, **report.counts()})
                if options["report"]:
                    # Inside: where the report cannot be written, nothing was taken over either.
                    report.write(options["report"])
                if options["dry_run"]:
                    transaction.set_rollback(True)
        except Unreadable as problem:
            raise CommandError(str(problem)) from None
        except OSError as error:
            raise CommandError(f"The report cannot be written: {error.strerror}.") from None
        self.tell(report, time.monotonic() - began, is_rehearsal=options["dry_run"])

    @abstractmethod
    def take_in(self, consultation: Consultation, table: Table, named: list[str], progress: Progress) -> Report:
        """Bring the rows in and say what happened to each."""

    def find_archive(self, options: dict[str, Any]) -> Consultation:
        consultation = Consultation.objects.filter(slug=options["consultation"]).first()
        if consultation is None and options.get("create"):
            return create_archive(
                slug=options["consultation"],
                title=options["create"],
                source=options["source"],
                licence=options["licence"],
            )
        if consultation is None:
            hint = ' --create "Title" makes one.' if self.may_create else ""
            raise CommandError(f"There is no consultation “{options['consultation']}”.{hint}")
        if not consultation.is_archive:
            raise CommandError(f"“{consultation}” is not marked as archive. Imports go only into archives.")
        return consultation

    def progress(self) -> Progress:
        last_sign = time.monotonic()

        def show(done: int, total: int) -> None:
            nonlocal last_sign
            if time.monotonic() - last_sign >= SECONDS_BETWEEN_SIGNS:
                last_sign = time.monotonic()
                self.stderr.write(f"  {done} of {total} rows …")

        return show

    def tell(self, report: Report, seconds: float, *, is_rehearsal: bool) -> None:
        counts = ", ".join(f"{name}: {number}" for name, number in report.counts().items())
        self.stdout.write(f"{counts} ({seconds:.1f} s)")
        for label, remarks in (("rejected", report.rejected), ("warning", report.warnings)):
            for remark in remarks[:REMARKS_SHOWN]:
                self.stdout.write(f"  {label}: row {remark.row}, id {remark.id or '–'}: {' '.join(remark.reasons)}")
            if len(remarks) > REMARKS_SHOWN:
                self.stdout.write(f"  … and {len(remarks) - REMARKS_SHOWN} more; --report FILE.json has them all")
        if is_rehearsal:
            self.stdout.write("This was a rehearsal: nothing was kept.")
