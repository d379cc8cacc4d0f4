"""What staff do with short texts, as the office's log names it."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "consultations.shorts.write": (_("Write a short text"), _("Short text of %(what)s written (%(version)s)")),
    "consultations.shorts.remove": (_("Take a short text away"), _("Short text of %(what)s taken away (%(version)s)")),
}
