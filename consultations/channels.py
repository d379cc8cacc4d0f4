"""How a contribution or a ballot reached the city."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    WEB = "web", _("Internet")
    PAPER = "paper", _("Paper")
    PHONE = "phone", _("Telephone")
    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    EVENT = "event", _("Event")
    IMPORT = "import", _("Import")
