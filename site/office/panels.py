"""The first screen of the administration."""

from typing import TYPE_CHECKING, Any

from wagtail.admin.ui.components import Component

from .today import cards_for

if TYPE_CHECKING:
    from accounts.models import User


class TodayPanel(Component):
    name = "today"
    order = 10
    template_name = "office/today.html"

    def __init__(self, person: "User") -> None:
        self.person = person

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"cards": cards_for(self.person)}
