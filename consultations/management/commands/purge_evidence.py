from typing import Any

from django.core.management.base import BaseCommand

from consultations.moderation import evidence


class Command(BaseCommand):
    help = "Let go of the words of what was hidden, blacked out or withdrawn once their date has passed. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{evidence.purge()} texts let go.")
