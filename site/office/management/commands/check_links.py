from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from office.broken_links.fetching import Asker
from office.broken_links.services import check_links


class Command(BaseCommand):
    help = (
        "Look up the addresses that editors typed into pages. Asks other servers: run it where that is wanted, weekly."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at-most", type=int, default=500, help="so many addresses elsewhere (default: 500)")
        parser.add_argument("--seconds", type=int, default=1800, help="no new one after so long (default: 1800)")

    def handle(self, *args: Any, at_most: int, seconds: int, **options: Any) -> None:
        count = check_links(asker=Asker(), at_most=at_most, seconds=seconds)
        self.stdout.write(
            f"{count.checked} addresses checked, {count.broken} lead nowhere, {count.left} left for next time."
        )
