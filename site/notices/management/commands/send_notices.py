from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from notices import services


class Command(BaseCommand):
    help = "Send the mails that wait in the outbox, and forget the words of old ones. Run it every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, default=500, help="how many mails at most (default: 500)")

    def handle(self, *args: Any, **options: Any) -> None:
        sent = services.send_due(limit=options["limit"])
        purged = services.purge()
        self.stdout.write(f"{sent} sent, {purged} purged.")
