"""What staff do to votes, as the office's log names it."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

ACTIONS = {
    "consultations.declare_void": (_("Declare a ballot void"), _("Ballot declared void")),
    "consultations.count": (_("Count votes"), _("Votes counted")),
    "consultations.make_final": (_("Make a result final"), _("Result made final")),
    "consultations.destroy_phase_key": (_("Destroy the key of a vote"), _("Key of a vote destroyed")),
}


def register(actions: LogActionRegistry) -> None:
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
