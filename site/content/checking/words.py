"""The city's word list, as the checker takes it."""

from hashlib import sha256

from .models import WordChoice


def site_words() -> dict[str, str]:
    """Hard word → what to write instead; empty where the list knows no better one. One query."""
    return dict(WordChoice.objects.values_list("avoid", "prefer"))


def digest_of_words(words: dict[str, str]) -> str:
    """The same for the same list."""
    return sha256("\n".join(f"{hard}: {simple}" for hard, simple in sorted(words.items())).encode()).hexdigest()
