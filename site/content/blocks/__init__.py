"""What a page's body is made of. There is no block for raw HTML, and none that loads anything from elsewhere.

A text that may be missing is empty, never none: wagtail-localize fails on none.
"""

from wagtail import blocks

from content.blocks.downloads import DownloadBlock
from content.blocks.listings import ListingBlock
from content.blocks.pictures import PictureBlock
from content.blocks.texts import (
    TEXT_FEATURES,
    AccordionBlock,
    FactsBlock,
    HeadingBlock,
    QuoteBlock,
    StepsBlock,
    TextBlock,
)
from content.blocks.ways import CallToActionBlock, ContactBlock

__all__ = ["TEXT_FEATURES", "BodyBlock", "TextBlock"]


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    text = TextBlock()
    facts = FactsBlock()
    steps = StepsBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
    download = DownloadBlock()
    listing = ListingBlock()

    class Meta:
        required = False
