"""Tags for what pages show. ``{% load content %}``"""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content import phone
from content.facts import Facts, current_facts
from content.versions import active_language, name_of

register = template.Library()


@register.simple_tag
def site_facts() -> Facts:
    """The site's name, office, menu and legal links in the reader's version: ``{% site_facts as facts %}``."""
    return current_facts()


@register.simple_tag
def version_name() -> str:
    """What the reader's version is called in itself."""
    return name_of(active_language())


@register.simple_tag(takes_context=True)
def interface_lang(context: Context) -> SafeString | str:
    """`` lang="…"`` for interface words inside a ``<main>`` whose text is in another language; nothing elsewhere."""
    return format_html(' lang="{}"', active_language()) if context.get("main_language") else ""


@register.filter
def dialable(number: object) -> str:
    """A phone number as ``tel:`` wants it."""
    return phone.dialable(str(number))
