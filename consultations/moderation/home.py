"""What moderators see first in the administration: how much waits for them."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from .queue import Show, entries


class QueuePanel(Component):
    name = "to_check"
    order = 50
    template_name = "consultations/moderation/home_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        numbers = {show: entries(show=show).count() for show in (Show.WAITING, Show.REPORTED)}
        return {
            "waiting": numbers[Show.WAITING],
            "reported": numbers[Show.REPORTED],
            "url": reverse("moderation:queue"),
        }
