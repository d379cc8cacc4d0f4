"""How large an upload may be."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _


def require_size(upload: File, most: int) -> None:
    """Between one byte and ``most``."""
    if not upload.size:
        raise ValidationError(_("This file is empty."))
    if upload.size > most:
        sentence = _("This file is too large: %(size)s. At most %(most)s are possible.")
        raise ValidationError(sentence % {"size": filesizeformat(upload.size), "most": filesizeformat(most)})
