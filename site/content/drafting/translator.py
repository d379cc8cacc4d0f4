"""wagtail-localize's way to the translation service: the button in its editor."""

from collections.abc import Iterable
from typing import Any

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from content.guards import NEVER_SYNCED

from .asking import translation_service
from .judging import judge


class Translator(BaseMachineTranslator):
    """Never raises: where the service fails, texts stay untranslated. ``drafts`` says what happened."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.display_name = translation_service().host

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        source, goal = source_locale.language_code, target_locale.language_code
        is_ours = not NEVER_SYNCED & {source, goal}
        return bool(is_ours and translation_service().is_on and base(source) != base(goal))

    def translate(
        self, source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        source, goal = base(source_locale.language_code), base(target_locale.language_code)
        texts = [string.data for string in strings]
        proposals = translation_service().propose(texts, source, goal).proposals
        drafts = {text: judge(text, proposal) for text, proposal in proposals.items()}
        return {StringValue(text): StringValue(draft.html) for text, draft in drafts.items() if draft}


def base(code: str) -> str:
    """What services know of a language's code."""
    return code.split("-")[0]
