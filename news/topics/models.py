"""What news and events are about: one list for the whole site."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.multilingual import MultilingualTextField


class Topic(models.Model):
    name = MultilingualTextField(_("name"))
    slug = models.SlugField(
        _("short name"), max_length=60, unique=True, help_text=_("Stands in the address of a narrowed list.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name) or self.slug
