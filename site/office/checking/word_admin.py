"""The city's word list."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from content.models import WordChoice


class WordChoiceViewSet(ModelViewSet):
    model = WordChoice
    name = "word_list"
    url_prefix = "wortliste"
    icon = "list-ul"
    menu_label = _("Word list")
    menu_order = 640
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display: ClassVar = ["avoid", "prefer", "term"]
    search_fields: ClassVar = ["avoid", "prefer"]
    search_backend_name = None
    panels: ClassVar = [FieldPanel("avoid"), FieldPanel("prefer"), FieldPanel("term")]
