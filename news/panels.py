"""What the page editor shows of facts that come from the default version."""

from typing import Any

from wagtail.admin.panels import Panel


class FollowingPanel(Panel):
    """Says where the facts are set, in a version that takes them from there."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/following.html"

        def is_shown(self) -> bool:
            return bool(self.instance.leader())

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["leader"] = self.instance.leader()
            return context
