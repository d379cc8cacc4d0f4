"""What staff decide about contributions, as the office's log names it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

ACTIONS = {
    "consultations.publish": (_("Publish a contribution"), _("%(name)s published")),
    "consultations.hide": (_("Hide a contribution"), _("%(name)s hidden")),
    "consultations.redact": (_("Black out a passage"), _("Passage of %(name)s blacked out")),
    "consultations.keep": (_("Leave a contribution as it is"), _("%(name)s left as it is")),
}


def register(actions: LogActionRegistry) -> None:
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action)(_formatter(label, message))


def _formatter(title: Any, sentence: Any) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = title

        def format_message(self, log_entry: Any) -> str:
            return sentence % {"name": log_entry.data.get("name", "")}

    return Formatter
