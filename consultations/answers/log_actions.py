"""What the office's log says about answers and status."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter


def register(actions: LogActionRegistry) -> None:
    drafted, released = gettext_lazy("Draft an answer"), gettext_lazy("Release an answer")
    actions.register_action("consultations.answer.draft", drafted, gettext_lazy("Drafted"))
    actions.register_action("consultations.answer.release", released, gettext_lazy("Released"))

    @actions.register_action("consultations.answer.correct")
    class Corrected(LogFormatter):
        label = gettext_lazy("Correct an answer")

        def format_message(self, log_entry: Any) -> str:
            return _("Corrected. Reason: %(reason)s") % {"reason": log_entry.data.get("reason", "")}

    @actions.register_action("consultations.status")
    class StatusSet(LogFormatter):
        label = gettext_lazy("Set a status")

        def format_message(self, log_entry: Any) -> str:
            return _("Status: %(status)s") % {"status": log_entry.data.get("status", "")}
