"""The page that lists all explained words of a version."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.terms.listing import Letter, by_letter, entries_in

from ..texts import TextPage


class GlossaryPage(TextPage):
    """Words that need an explanation, by their letters."""

    page_description = _("All explained words, in alphabetical order.")
    subpage_types: ClassVar[list[str]] = []
    template = "home/glossary_page.html"

    class Meta:
        verbose_name = _("glossary page")
        verbose_name_plural = _("glossary pages")

    def letters(self) -> list[Letter]:
        code = self.locale.language_code
        return by_letter(entries_in(code), code)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "letters": self.letters(), "explaining": None}

    def text_to_search(self) -> str:
        """Also every word with its explanation."""
        words = [f"{entry.word}: {entry.explanation}" for entry in entries_in(self.locale.language_code)]
        return "\n".join([super().text_to_search(), *words]).strip()
