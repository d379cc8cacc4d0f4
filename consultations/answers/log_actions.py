"""What the office's log says about answers and status."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "consultations.answer.draft": (_("Draft an answer"), _("Drafted")),
    "consultations.answer.release": (_("Release an answer"), _("Released")),
    "consultations.answer.correct": (_("Correct an answer"), _("Corrected. Reason: %(reason)s")),
    "consultations.status": (_("Set a status"), _("Status: %(status)s")),
}
