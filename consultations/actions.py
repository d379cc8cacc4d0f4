"""What people may do in a consultation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    """Phases open those that depend on time; ``rules.decide`` answers for each of them."""

    READ = "read", _("read")
    PROPOSE = "propose", _("hand in proposals")
    EDIT_PROPOSAL = "edit_proposal", _("change one's proposal")
    WITHDRAW_PROPOSAL = "withdraw_proposal", _("withdraw one's proposal")
    COMMENT = "comment", _("comment")
    EDIT_COMMENT = "edit_comment", _("change one's comment")
    WITHDRAW_COMMENT = "withdraw_comment", _("withdraw one's comment")
    SUPPORT = "support", _("support")
    RATE = "rate", _("rate")
    VOTE = "vote", _("vote")
    REPORT = "report", _("report")
    # For staff, at any time.
    MODERATE = "moderate", _("moderate")
    ANSWER = "answer", _("answer")
    COUNT = "count", _("count votes and state results")
    MANAGE = "manage", _("set up consultations")


#: What a phase can open. Everything else does not depend on the date.
OPENED_BY_PHASES = (Action.PROPOSE, Action.COMMENT, Action.SUPPORT, Action.RATE, Action.VOTE)
