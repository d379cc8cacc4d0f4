"""What staff do to votes, as the office's log names it."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "consultations.admit": (_("Put a proposal on the ballot"), _("Proposal %(proposal)s put on the ballot")),
    "consultations.leave_out": (
        _("Take a proposal off the ballot"),
        _("Proposal %(proposal)s taken off the ballot: %(reason)s"),
    ),
    "consultations.declare_void": (_("Declare a ballot void"), _("Ballot declared void")),
    "consultations.count": (_("Count votes"), _("Votes counted")),
    "consultations.make_final": (_("Make a result final"), _("Result made final")),
    "consultations.destroy_phase_key": (_("Destroy the key of a vote"), _("Key of a vote destroyed")),
}
