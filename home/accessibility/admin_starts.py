"""What a new statement begins with: questions to answer, no facts. A field that holds one cannot be published."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STARTS: dict[str, Promise] = {
    "responsible": _("[…] The full name of the public body."),
    "scope": _("[…] The address of the website, and what else belongs to it."),
    "method_note": _("[…] What have you looked at, when, and by which standard or test?"),
    "contact": _("[…] Which unit deals with reports of barriers?"),
    "enforcement_contact": _("[…] Post, phone and e-mail of the ombuds office, as they are valid now."),
}
