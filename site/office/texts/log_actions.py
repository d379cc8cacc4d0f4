"""What the office's log says about versions."""

from django.utils.translation import gettext_lazy as _

FOLLOWS = "office.follows_german"
CHECKED = "office.text_checked"
ACTIONS = {
    FOLLOWS: (_("Follow the German text"), _("This version follows the German text of %(day)s")),
    CHECKED: (_("Note a check"), _("%(group)s read the text on %(day)s: %(verdict)s")),
}
