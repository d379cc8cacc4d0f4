from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import NameEmailSettingsPanel

from accounts.user_admin import OwnNameForm

# Wagtail offers no other way: its panel insists on a first and a last name, which our accounts do not have.
NameEmailSettingsPanel.form_class = OwnNameForm
NameEmailSettingsPanel.title = _("Name")
