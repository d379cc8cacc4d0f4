"""Files, films, and how to reach somebody."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

register = template.Library()

GERMAN_SIGN_LANGUAGE = "gsg"


@register.inclusion_tag("design/download.html", takes_context=True)
def download(
    context: template.Context,
    title: str,
    url: str,
    kind: str = "",
    size: int = 0,
    language: str = "de",
    language_name: str = "",
    length: str = "",
    about: str = "",
    text: str = "",
    pages: int = 0,
) -> dict[str, Any]:
    """A file with its type, number of ``pages``, size in bytes, language and, of a film, length. ``about`` tells equal
    links apart.
    """
    file = {
        "pages": pages,
        "title": title,
        "url": url,
        "kind": kind,
        "size": size,
        "length": length,
        "about": about,
        "text": text,
    }
    return {**file, **_language(context, language, language_name)}


@register.simple_block_tag(takes_context=True)
def video(
    context: template.Context,
    content: str,
    title: str,
    url: str,
    content_type: str = "video/mp4",
    poster_url: str = "",
    captions_url: str = "",
    kind: str = "mp4",
    size: int = 0,
    length: str = "",
    language: str = "de",
    language_name: str = "",
) -> SafeString:
    """A film that loads when somebody starts it; the block holds its text. In sign language it says so by itself."""
    film = {"title": title, "url": url, "content_type": content_type, "poster_url": poster_url, "size": size}
    written = get_language_info(context.get("main_language") or get_language() or "de")
    # Nobody writes sign language: its captions are in the language of the page.
    captions = {"srclang": language, "label": language_name}
    if language == GERMAN_SIGN_LANGUAGE:
        captions = {"srclang": written["code"], "label": written["name_local"]}
    file = {
        "captions_url": captions_url,
        "captions": captions,
        "kind": kind,
        "length": length,
        "content": content if content.strip() else "",
    }
    # The download inside asks the same of its own context.
    around = {"main_language": context.get("main_language", ""), **_language(context, language, language_name)}
    return render_to_string("design/video.html", {**film, **file, **around})


@register.inclusion_tag("design/contact.html", takes_context=True)
def contact_block(
    context: template.Context,
    name: str = "",
    role: str = "",
    phone: str = "",
    phone_url: str = "",
    email: str = "",
    address: str = "",
    hours: str = "",
    hours_language: str = "",
) -> dict[str, Any]:
    """How to reach a person or an office; what is empty is left out. ``phone_url`` is what follows ``tel:``."""
    rows = [
        {"term": _("Phone"), "text": phone, "url": f"tel:{phone_url or phone}"},
        {"term": _("E-mail"), "text": email, "url": f"mailto:{email}"},
        {"term": _("Address"), "text": address},
        {"term": _("Opening hours"), "text": hours, "lang": hours_language},
    ]
    lang = _words_around(context)
    return {"name": name, "role": role, "rows": [row for row in rows if row["text"]], "lang": lang}


def _language(context: template.Context, language: str, language_name: str) -> dict[str, Any]:
    is_signed = language == GERMAN_SIGN_LANGUAGE
    lang = _words_around(context)
    return {"language": language, "language_name": language_name or language, "is_signed": is_signed, "lang": lang}


def _words_around(context: template.Context) -> str:
    """The language of our own words where the page is in another one; else empty."""
    return get_language() or "" if context.get("main_language") else ""
