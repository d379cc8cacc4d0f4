"""The office's list of topics."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Topic


class TopicViewSet(ModelViewSet):
    model = Topic
    url_prefix = "themen"
    menu_label = _("Topics")
    icon = "tag"
    add_to_admin_menu = True
    menu_name = "topics"
    menu_order = 350
    list_display = ["name", "slug", "position"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("position")]
    ordering = ["position", "pk"]
    inspect_view_enabled = False
