"""What the office's log says about changes of a procedure."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from .facts import label_of, say

ACTIONS = {
    "consultations.entitle": (
        gettext_lazy("Enter who may take part"),
        gettext_lazy("People entered who may take part: %(people)s"),
    ),
    "consultations.take_out_entitled": (
        gettext_lazy("Take people off the list of those who may take part"),
        gettext_lazy("People taken off the list of those who may take part: %(people)s"),
    ),
}


def register(actions: LogActionRegistry) -> None:
    @actions.register_action("consultations.change")
    class Changed(LogFormatter):
        label = gettext_lazy("Change public facts")

        def format_message(self, log_entry: Any) -> str:
            said = "; ".join(in_words(*change) for change in log_entry.data.get("changes", []))
            reason = log_entry.data.get("reason")
            why = _("Reason: %(reason)s") % {"reason": reason}
            return f"{said}. {why}" if reason else said


def in_words(what: str, before: str, after: str) -> str:
    words = {"what": label_of(what), "before": say(what, before), "after": say(what, after)}
    return _("%(what)s: %(before)s, now: %(after)s") % words
