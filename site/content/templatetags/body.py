"""Tags for the bodies of pages. ``{% load body %}``"""

from dataclasses import dataclass, field
from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template import Context
from django.template.loader import render_to_string, select_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.blocks.stream_block import StreamValue

from content.blocks import RECORDING, SIGN_LANGUAGE
from content.links import looked_up_once
from content.versions import name_of

register = template.Library()

GERMAN_SIGN_LANGUAGE = "gsg"

# What comes before everything else, in this order.
FIRST = (SIGN_LANGUAGE, RECORDING)

# So many blocks stand on the first screen, as a rule.
EARLY = 2

# What paper cannot show: films, recordings, and lists that go on changing.
NOT_ON_PAPER = {SIGN_LANGUAGE, RECORDING, "listing"}


@register.simple_tag(takes_context=True)
def body_blocks(context: Context, body: StreamValue) -> SafeString:
    """The blocks of a body, one after the other; videos in sign language come first, then the recording. All links
    take one query.
    """
    shown = sorted(body, key=lambda block: FIRST.index(block.block_type) if block.block_type in FIRST else len(FIRST))
    outer = context.flatten()
    sections: list[Section] = [Section()]
    with looked_up_once(body):
        for place, block in enumerate(shown):
            # What one sees first should not come last: pictures further down wait until somebody scrolls to them.
            is_early = place < EARLY
            if is_beginning(block):
                sections.append(Section(block.value.get("picture")))
            sections[-1].words.append(block.render({**outer, "is_early": is_early}))
    prefetch_related_objects([section.picture for section in sections if section.picture], "renditions")
    return format_html_join("", "{}", ((section.render(),) for section in sections))


@dataclass
class Section:
    """A heading and what follows it, with a picture beside it or without."""

    picture: Any = None
    words: list[str] = field(default_factory=list)

    def render(self) -> SafeString:
        words = format_html_join("", "{}", ((each,) for each in self.words))
        if not self.picture:
            return words
        return render_to_string("content/blocks/section.html", {"picture": self.picture, "words": words})


def is_beginning(block: StreamValue.StreamChild) -> bool:
    """Whether a section begins: at every heading of its own level, and wherever a picture stands beside one."""
    return block.block_type == "heading" and bool(block.value.get("picture") or block.value.get("level") == "2")


@register.simple_tag(takes_context=True)
def print_body(context: Context, body: StreamValue) -> SafeString:
    """The same blocks for a document: with templates of their own where what the screen shows does not fit paper."""
    outer = context.flatten()
    with looked_up_once(body):
        return format_html_join(
            "\n", "{}", ((on_paper(block, outer),) for block in body if block.block_type not in NOT_ON_PAPER)
        )


def on_paper(child: StreamValue.StreamChild, outer: Any) -> SafeString:
    own = f"content/pdf/blocks/{child.block_type}.html"
    usual = child.block.get_template(child.value, context=outer)
    if not usual:
        return child.render(outer)
    return select_template([own, usual]).render(child.block.get_context(child.value, parent_context=outer))


@register.filter
def has_signs(body: StreamValue) -> bool:
    """Whether a video in German Sign Language stands in it."""
    return any(block.block_type == SIGN_LANGUAGE for block in body or ())


@register.filter
def own_name(code: str) -> str:
    """What a language is called in itself; sign language, which nobody writes, as the reader calls it."""
    return gettext("German Sign Language") if code == GERMAN_SIGN_LANGUAGE else name_of(code)
