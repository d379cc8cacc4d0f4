"""The announcement: one or two sentences on top of every page, for a time."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from content.multilingual import MultilingualTextField

LONGEST_TEXT = 250


class AnnouncementKind(models.TextChoices):
    INFO = "info", _("Something to know")
    WARNING = "warning", _("Something does not work as usual")
    DANGER = "danger", _("Urgent")


@register_setting(icon="warning", order=120)
class Announcement(BaseSiteSetting):
    """Stands on top of every page from ``starts`` until ``ends``; without a text there is none."""

    text = MultilingualTextField(
        _("text"), multiline=True, blank=True, help_text=_("One or two sentences. Without a text nothing is shown.")
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=AnnouncementKind.choices, default=AnnouncementKind.INFO.value
    )
    starts = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("Left empty: at once."))
    ends = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Left empty: until you take it away."))
    page = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page that says more")
    )
    url = models.URLField(_("or an address elsewhere"), blank=True)
    link_text = MultilingualTextField(
        _("words on the link"), blank=True, help_text=_("Left empty, the title of the page stands there.")
    )

    panels: ClassVar = [
        FieldPanel("text"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")], heading=_("When it is shown")),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("url"), FieldPanel("link_text")], heading=_("Link")),
    ]

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcement")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")) | Q(ends=None) | Q(starts=None),
                name="announcement_ends_after_it_starts",
                violation_error_message=_("An announcement ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        super().clean()
        if any(len(words) > LONGEST_TEXT for words in self.text.values()):
            raise ValidationError(
                {"text": _("This is too long: on a phone it would fill the screen. At most 250 characters.")}
            )
        if self.page and self.url:
            raise ValidationError({"url": _("Please choose a page, or enter an address. Not both.")})
        if self.url and not self.link_text:
            raise ValidationError({"link_text": _("Please say where the link leads.")})
