from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "office"
    verbose_name = _("Office")

    def ready(self) -> None:
        # One connects its receivers, the other corrects a permission of Wagtail's.
        from office import permissions, signals  # noqa: F401
