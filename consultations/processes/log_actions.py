"""What the office's log says about changes of a procedure."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter


def register(actions: LogActionRegistry) -> None:
    @actions.register_action("consultations.change")
    class Changed(LogFormatter):
        label = gettext_lazy("Change public facts")

        def format_message(self, log_entry: Any) -> str:
            said = _("Changed: %(changes)s") % {"changes": "; ".join(log_entry.data.get("changes", []))}
            reason = log_entry.data.get("reason")
            return f"{said}. {_('Reason: %(reason)s') % {'reason': reason}}" if reason else said
