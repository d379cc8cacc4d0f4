"""What the page editor shows of the procedure."""

from typing import Any

from wagtail.admin.panels import Panel

from ..processes.links import admin_url


class TimelinePanel(Panel):
    """The phases, read-only, with a link to the consultation's own screen, where dates are set."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "consultations/panels/timeline.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            consultation = self.instance.consultation if self.instance.pk else None
            context["consultation"] = consultation
            context["own_screen"] = admin_url(consultation) if consultation else ""
            return context
