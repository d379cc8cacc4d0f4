from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from accounts import own_data, privacy, signals

        signals.connect()
        privacy.register("account", export=own_data.export, describe=own_data.describe)
