import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from config.catalogues import compile_catalogues
from home.example.accounts import EXAMPLES


class Command(BaseCommand):
    help = "Serve the site with example content, for a look at it. Never for the real thing."
    # The server checks the system itself.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("port", nargs="?", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The try-out runs only with the settings config.settings.dev and DEBUG.")
        # What the server warns of is what the try-out is for.
        os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
        # The server restarts itself after each change of the code; the rest is needed once.
        if os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            self.prepare(port)
        call_command("runserver", f"127.0.0.1:{port}")

    def prepare(self, port: int) -> None:
        self.say("Compiling the catalogues of the language versions …")
        compile_catalogues()
        self.say("Bringing the database up to date …")
        call_command("migrate", interactive=False, verbosity=0)
        self.say("Loading the example content …")
        call_command("load_example", stdout=self.stdout)
        self.tell_addresses(f"http://localhost:{port}")

    def tell_addresses(self, site: str) -> None:
        self.stdout.write("")
        self.say(f"The site:        {site}/de/")
        self.say(f"The office:      {site}/verwaltung/")
        self.say(f"Mails and codes: {site}/postfach/ (also here in the terminal)")
        self.say("Sign in with one of these addresses and the code from the mail:")
        for example in EXAMPLES:
            self.stdout.write(f"    {example.address:<22}{example.role}")
        self.stdout.write("")

    def say(self, text: str) -> None:
        self.stdout.write(f"▸ {text}")
        self.stdout.flush()
