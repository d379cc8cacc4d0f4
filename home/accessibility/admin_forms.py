"""The editors' form of the statement. A draft may be unfinished; what is published has every part that is demanded."""

from typing import Any

from django.utils.translation import override

from news.admin_forms import SharedFactsForm

from ..texts import StartingForm
from .admin_demanded import waiting_parts
from .admin_starts import STARTS


class StatementForm(StartingForm, SharedFactsForm):
    """A new statement begins with questions, in the page's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        page = kwargs.get("instance")
        if page is not None and page._state.adding and page.locale_id:
            with override(page.locale.language_code):
                for name, question in STARTS.items():
                    setattr(page, name, getattr(page, name) or str(question))
        super().__init__(*args, **kwargs)

    def check_before_publishing(self, cleaned: dict[str, Any]) -> None:
        # What a following version has no field for stands in the page itself.
        for name, sentence in waiting_parts(lambda name: cleaned.get(name, getattr(self.instance, name))):
            self.add_error(name if name in self.fields else None, sentence)
