"""Where consultations and events are in time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The values stand in the address."""

    RUNNING = "laeuft", _("running now")
    COMING = "kommt", _("coming")
    OVER = "vorbei", _("over")
