"""What was taken over from files, as the office's log names it."""

from django.utils.translation import gettext_lazy as _

TAKE_OVER = "consultations.take_over"

ACTIONS = {
    TAKE_OVER: (
        _("Take over from a file"),
        _("%(file)s: %(imported)s new, %(updated)s changed, %(unchanged)s as before, %(rejected)s rejected"),
    ),
}
