from typing import Any

from django.core.management.base import BaseCommand

from content.checking.seeding import load_city_words


class Command(BaseCommand):
    help = "Put the words of the city's folder (words.toml) on the word list. What is there already stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_city_words()} words added.")
