"""Terms to test with."""

from typing import Any

from content.models import Term
from content.multilingual import MultilingualText


def make_term(
    word: str = "Haushalt", explanation: str = "Das Geld der Stadt.", code: str = "de", **fields: Any
) -> Term:
    texts = {"word": word, "explanation": explanation, **fields}
    return Term.objects.create(**{name: MultilingualText({code: text}) for name, text in texts.items()})
