"""Tags for what pages show. ``{% load content %}``"""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from content import outgoing, phone, sharing
from content.facts import Facts, facts_in
from content.metadata import Metadata, address_of, short_address_of, tags_of
from content.versions import active_language, has_unchecked_words, name_of, other_language
from design import passages

register = template.Library()


@register.simple_tag(takes_context=True)
def site_facts(context: Context) -> Facts:
    """The site's name, office, menu and legal links in the reader's version: ``{% site_facts as facts %}``."""
    return facts_in(flat(context))


@register.simple_tag
def unchecked_words() -> bool:
    """Whether nobody has checked the words around the texts in the reader's version."""
    return has_unchecked_words(active_language())


@register.simple_tag
def version_name() -> str:
    """What the reader's version is called in itself."""
    return name_of(active_language())


@register.simple_tag(takes_context=True)
def interface_lang(context: Context) -> SafeString | str:
    """`` lang="…"`` for interface words inside a ``<main>`` whose text is in another language; nothing elsewhere."""
    return passages.lang(active_language()) if context.get("main_language") else ""


@register.simple_tag
def as_written() -> SafeString | str:
    """`` lang="…"`` for what the office writes once for all versions; nothing in the default one."""
    return passages.lang(other_language(settings.LANGUAGE_CODE))


@register.inclusion_tag("content/metadata.html", takes_context=True)
def metadata(context: Context) -> dict[str, Any]:
    """What machines read, in the ``<head>``."""
    return tags_of(flat(context))


def flat(context: Context) -> dict[str, Any]:
    return {str(name): value for name, value in context.flatten().items()}


@register.inclusion_tag("content/paper.html", takes_context=True)
def paper(context: Context, is_public: bool = False) -> dict[str, Any]:
    """The top of the page on paper, with its address where everybody reads it: what says something to machines, and
    what says here that it is public. Whoever prints has it as it is now: a kept page is no older than a minute."""
    return {"address": short_address_of(flat(context), is_public=is_public), "day": timezone.localdate()}


@register.inclusion_tag("content/share.html", takes_context=True)
def share(context: Context) -> dict[str, Any]:
    """Ways to pass this page on, for pages that say something to machines: whoever gets the link sees its picture."""
    own = flat(context)
    about: Metadata | None = own.get("metadata")
    if not about:
        return {}
    address = address_of(own)
    lang = active_language() if context.get("main_language") else ""
    mail, elsewhere = sharing.by_mail(about.title, address), sharing.elsewhere(about.title, address)
    return {"address": address, "lang": lang, "mail": mail, "elsewhere": elsewhere}


@register.inclusion_tag("content/follow.html", takes_context=True)
def follow(context: Context) -> dict[str, Any]:
    """The feeds and calendars that this page or view offers."""
    about = context.get("metadata")
    lang = active_language() if context.get("main_language") else ""
    return {"followings": about.followings if about else (), "lang": lang}


@register.inclusion_tag("content/copyable.html")
def copyable(path: object, label: str = "") -> dict[str, str]:
    """An address in a field, where it is easily marked and copied."""
    address = outgoing.absolute(str(path))
    return {"address": address, "label": label or _("Address to copy"), "id": f"adresse-{slugify(address)}"}


@register.filter
def webcal(path: object) -> str:
    """The address of a calendar for devices that follow it."""
    return outgoing.webcal(str(path))


@register.filter
def unbroken(number: object) -> SafeString:
    """A phone number whose parts stay in one line."""
    return format_html('<span class="unbroken" dir="ltr">{}</span>', number)


@register.filter
def dialable(number: object) -> str:
    """A phone number as ``tel:`` wants it."""
    return phone.dialable(str(number))
