"""What staff who answer see first in the administration: how much waits for them."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from .worklist import Show, proposals_for

if TYPE_CHECKING:
    from accounts.models import User


class AnswersPanel(Component):
    name = "to_answer"
    order = 60
    template_name = "consultations/office/answers_panel.html"

    def __init__(self, person: "User") -> None:
        self.person = person

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        shown = (Show.UNANSWERED, Show.OVERDUE, Show.MINE)
        numbers = {str(show): proposals_for(show, self.person).count() for show in shown}
        return {**numbers, "url": reverse("answers_admin:index")}
