from typing import Any

from django.core.management.base import BaseCommand

from consultations.models import Phase
from consultations.votes.services import start_if_due


class Command(BaseCommand):
    help = (
        "Draw the numbers of votes that have begun and keep the words of what stands to vote. "
        "The first reader or voter would do so, too; run it by a timer to spare them the wait."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for phase in Phase.objects.running().in_order():
            if start_if_due(phase):
                self.stdout.write(f"{phase.consultation}: {phase} has begun.")
