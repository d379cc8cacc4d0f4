"""Addresses at which there was a page. Whoever comes back is told that it is gone, not that it never was."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

LONGEST = 500


class FormerAddress(models.Model):
    """An address that a page had when it was taken offline or deleted. A page that comes back there is simply shown."""

    path = models.CharField(max_length=LONGEST, unique=True, editable=False)
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.path


def remember(*addresses: str) -> None:
    paths = {Redirect.normalise_path(address) for address in addresses if address}
    rows = [FormerAddress(path=path) for path in sorted(paths) if len(path) <= LONGEST]
    FormerAddress.objects.bulk_create(rows, ignore_conflicts=True)


def remember_unpublished(instance: Page, **_signal: Any) -> None:
    remember(instance.url)


def remember_deleted(instance: Page, **_signal: Any) -> None:
    """Also the addresses that led to it. A draft that nobody ever saw leaves nothing behind."""
    if instance.live or instance.first_published_at:
        remember(instance.url, *Redirect.objects.filter(redirect_page=instance).values_list("old_path", flat=True))
