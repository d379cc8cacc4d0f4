"""What staff do with messages, as the office's log names it. It never repeats their words."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "home.close_message": (_("Close a message"), _("Message marked as done")),
    "home.open_message": (_("Open a message again"), _("Message opened again")),
    "home.delete_message": (_("Delete a message"), _("Message deleted before its date")),
}
