from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News and events")

    def ready(self) -> None:
        from content import closed_titles
        from news import listings, querysets, signals

        signals.listen()
        listings.register()
        closed_titles.register(querysets.closed_to)
