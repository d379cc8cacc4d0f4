"""What wagtail-localize's editor says in the browser and our catalogue says otherwise: ours goes before its own."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.i18n import JavaScriptCatalog

WORDS = (
    _("Choose a %s"),
    _("Download PO file and input translations offline"),
    _("Download PO file"),
    _("Fetching %s information..."),
    _("Publishing..."),
    _("Saving..."),
    _("Stop Synced translation"),
    _("Stopping Synced translation"),
    _("There are unsaved segments. Please save or cancel them before leaving."),
    _("Translate all missing strings with "),
    _("Translate with "),
    _("Upload PO file"),
    _("Upload translated PO file to submit translations"),
    _("Uses %s version"),
    _("segments translated"),
)


class LocalizeWords(JavaScriptCatalog):
    packages = ["wagtail_localize"]

    def get_catalog(self) -> dict[str, Any]:
        ours = {word: said for word in WORDS if (said := gettext(word)) != word}
        return super().get_catalog() | ours
