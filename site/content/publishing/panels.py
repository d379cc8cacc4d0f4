"""What the page editor shows of the check-list."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from .checklist import findings_of
from .findings import rows


class ChecklistPanel(Panel):
    """What is to mend, as of the moment when the editor was opened or the page saved; each leads to its place."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "content/publishing/panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            if page.pk:
                found = findings_of(page)
                context["musts"] = rows([each for each in found if each.is_must])
                context["hints"] = rows([each for each in found if not each.is_must])
                context["checklist_url"] = reverse("publishing:checklist", args=[page.pk])
            context["is_saved"] = bool(page.pk)
            return context
