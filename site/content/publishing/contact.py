"""Whom people can ask, on pages about which people have questions."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .checklist import names_contact
from .findings import Finding, hint, must


def contact_findings(page: Any, *, is_needed: bool = False) -> Iterator[Finding]:
    """The office stands at the end of every page, where its phone or e-mail is known; experts may know more."""
    from content.facts import current_facts

    if names_contact(page.body):
        return
    office = current_facts()
    if not office.phone and not office.email:
        say = must if is_needed else hint
        sentence = _("Nobody learns whom to ask. Add a “Contact person”, or enter the office's phone or e-mail.")
        yield say("contact", sentence, place=_("Body"))
    elif is_needed:
        sentence = _("The office stands at the end of the page. If somebody else knows more, add a “Contact person”.")
        yield hint("contact", sentence, place=_("Body"))
