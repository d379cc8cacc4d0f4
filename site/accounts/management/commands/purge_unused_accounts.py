from typing import Any

from django.core.management.base import BaseCommand

from accounts import services


class Command(BaseCommand):
    help = "Delete accounts nobody used within a day, and forget former voters once all is counted. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = services.purge_unused_accounts()
        voters = services.purge_former_voters()
        self.stdout.write(f"{accounts} unused accounts deleted, {voters} former voters forgotten.")
