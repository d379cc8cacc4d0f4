from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "office"
    verbose_name = _("Office")

    def ready(self) -> None:
        # One connects its receivers, the others change what Wagtail offers no way to change.
        from office import permissions, signals  # noqa: F401
        from office.checking import side_panel  # noqa: F401
