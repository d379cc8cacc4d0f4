import tomllib
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

import cities
from consultations.models import Consultation
from content.checking.seeding import load_city_words
from home.example.accounts import EXAMPLES, make_accounts
from home.example.consultations import make_consultation
from home.example.frame import make_frame, make_home
from home.example.news import make_events, make_news
from home.example.pages import make_pages


class Command(BaseCommand):
    help = "Load the example content and the example sign-ins of the city. Does nothing where it is there already."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.REFUSES_EXAMPLE_ACCOUNTS:
            raise CommandError("Example accounts are for a try-out. This is a production server.")
        folder = cities.FOLDER / settings.CITY / "example"
        # All or nothing: a start that is killed half-way begins again.
        with transaction.atomic():
            make_accounts()
            if Consultation.objects.filter(is_example=True).exists():
                self.stdout.write("The example content is there already.")
                return
            pages = folder / "pages.toml"
            if not pages.exists():
                self.stdout.write(f"{settings.CITY} has no example content.")
                return
            texts = tomllib.loads(pages.read_text(encoding="utf-8"))
            make_pages(texts)
            for path in sorted(folder.glob("[0-9]*.toml")):
                consultation = make_consultation(tomllib.loads(path.read_text(encoding="utf-8")))
                self.stdout.write(f"  {consultation}")
            for name, make in (("news", make_news), ("events", make_events), ("frame", make_frame)):
                if (path := folder / f"{name}.toml").exists():
                    make(tomllib.loads(path.read_text(encoding="utf-8")))
            make_home(texts["home"])
            load_city_words()
        self.stdout.write(f"Example content loaded, with {len(EXAMPLES)} example sign-ins.")
