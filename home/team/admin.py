"""The people of the office, as the office edits them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Person


class PersonViewSet(ModelViewSet):
    model = Person
    name = "people"
    url_prefix = "team"
    icon = "group"
    menu_label = _("Team")
    menu_order = 620
    add_to_settings_menu = True
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "name",
        Column("role", label=_("Helps with")),
        Column("phone", label=_("Phone")),
        Column("email", label=_("E-mail")),
        BooleanColumn("is_shown", label=_("Shown")),
    ]
    search_backend_name = None
    search_fields = ["name", "email", "phone"]
