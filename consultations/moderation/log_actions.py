"""What staff decide about contributions, as the office's log names it."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "consultations.publish": (_("Publish a contribution"), _("%(name)s published")),
    "consultations.hide": (_("Hide a contribution"), _("%(name)s hidden")),
    "consultations.redact": (_("Black out a passage"), _("Passage of %(name)s blacked out")),
    "consultations.keep": (_("Leave a contribution as it is"), _("%(name)s left as it is")),
}
