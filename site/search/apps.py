from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    # Wagtail's own search has the label "wagtailsearch".
    label = "search"
    verbose_name = _("Search")
