from typing import Any

from django.core.management.base import BaseCommand

from home.contact import services


class Command(BaseCommand):
    help = "Delete the messages of the contact form whose date has passed. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{services.purge()} messages deleted.")
