"""The words that a city brings along, once: from then on the office keeps the list."""

import tomllib

from django.conf import settings

import cities

from .models import WordChoice


def load_city_words() -> int:
    """Add the words of ``cities/<city>/words.toml`` that are not on the list yet; the number added."""
    path = cities.FOLDER / settings.CITY / "words.toml"
    if not path.exists():
        return 0
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    known = set(WordChoice.objects.values_list("avoid", flat=True))
    added = [WordChoice(avoid=hard, prefer=simple) for hard, simple in words.items() if hard not in known]
    for choice in added:
        choice.full_clean()
    WordChoice.objects.bulk_create(added)
    return len(added)
