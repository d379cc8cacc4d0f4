"""What the office's log says about versions."""

from django.utils.translation import gettext_lazy as _

FOLLOWS = "office.follows_german"
CHECKED = "office.text_checked"
SAYS_THE_SAME = "office.words_say_the_same"
UNDERSTOOD = "office.words_understood"
ACTIONS = {
    FOLLOWS: (_("Follow the German text"), _("This version follows the German text of %(day)s")),
    CHECKED: (_("Note a check"), _("%(group)s read the text on %(day)s: %(verdict)s")),
    SAYS_THE_SAME: (_("Follow the German words"), _("The version “%(version)s” follows the German words")),
    UNDERSTOOD: (_("Note a check"), _("%(group)s understood the version “%(version)s” on %(day)s")),
}
