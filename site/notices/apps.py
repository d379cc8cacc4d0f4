from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from accounts import privacy
        from notices import own_data

        privacy.register("mails", export=own_data.export, forget=own_data.forget)
