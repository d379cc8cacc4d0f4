from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from consultations.models import Consultation
from consultations.votes.recount import recount


class Command(BaseCommand):
    help = "Compare every tally and every number of supporters with the votes themselves. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--consultation", metavar="SLUG", help="only this one; by default all")

    def handle(self, *args: Any, consultation: str | None, **options: Any) -> None:
        only = Consultation.objects.filter(slug=consultation).first() if consultation else None
        if consultation and not only:
            raise CommandError(f"There is no consultation “{consultation}”.")
        differences = recount(only)
        for difference in differences:
            self.stdout.write(str(difference))
        if differences:
            raise CommandError(f"{len(differences)} numbers differ from the votes.", returncode=1)
        self.stdout.write("Every number is what the votes say.")
