from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.log_actions import log

from consultations.models import Phase, ResultState
from consultations.votes import keys


class Command(BaseCommand):
    help = (
        "Destroy the secret key of a vote whose result is final. From then on nobody can find out any more whose "
        "ballot is whose, and no voter can look at theirs. This cannot be undone; destroy copies of the key, too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phase", type=UUID, nargs="?", metavar="KEY", help="without it: list the phases with votes")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, phase: UUID | None, yes: bool, **options: Any) -> None:
        if phase is None:
            return self.tell_all()
        found = Phase.objects.select_related("consultation").filter(key=phase).first()
        if found is None:
            raise CommandError(f"There is no phase {phase}.")
        if not found.results.filter(state=ResultState.FINAL).exists():
            raise CommandError("The result of this vote is not final yet. Until then the key is needed.")
        if not yes and input(f"Destroy the key of “{found.consultation}: {found}”? Type yes: ").strip() != "yes":
            raise CommandError("Nothing was destroyed.")
        keys.destroy_key(found)
        log(instance=found.consultation, action="consultations.destroy_phase_key", data={"phase": str(found.key)})
        self.stdout.write("The key is destroyed. Its backups, if you made any, are yours to destroy.")

    def tell_all(self) -> None:
        for phase in Phase.objects.filter(ballots__isnull=False).distinct().select_related("consultation"):
            state = "destroyed" if keys.is_destroyed(phase) else "in use"
            self.stdout.write(f"{phase.key}  {state:9}  {phase.consultation}: {phase}")
