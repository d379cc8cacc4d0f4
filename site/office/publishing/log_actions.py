"""What the office's log says about pages that were published although something had to be mended."""

from django.utils.translation import gettext_lazy as _

DESPITE = "office.publish_despite"
ACTIONS = {DESPITE: (_("Publish despite findings"), _("Published without mending. Reason: %(reason)s"))}
