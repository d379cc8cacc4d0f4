from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from accounts import privacy

        from .accessibility import signals as accessibility
        from .contact import own_data
        from .glossary import signals as glossary
        from .team import signals

        accessibility.listen()
        glossary.listen()
        signals.listen()
        privacy.register("messages", export=own_data.export, describe=own_data.describe, forget=own_data.forget)
