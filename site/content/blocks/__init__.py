"""What a page's body is made of. There is no block for raw HTML, and none that loads anything from elsewhere.

A text that may be missing is empty, never none: wagtail-localize fails on none.
"""

from typing import ClassVar

from wagtail import blocks

from content.blocks.downloads import DownloadsBlock
from content.blocks.listings import ListingBlock
from content.blocks.pictures import PictureBlock
from content.blocks.recordings import RecordingBlock
from content.blocks.tables import TableBlock
from content.blocks.texts import (
    TEXT_FEATURES,
    AccordionBlock,
    FactsBlock,
    HeadingBlock,
    QuoteBlock,
    StepsBlock,
    TextBlock,
)
from content.blocks.videos import SignLanguageBlock, VideoBlock
from content.blocks.ways import CallToActionBlock, ContactBlock, NowhereBlock

__all__ = ["RECORDING", "SIGN_LANGUAGE", "TEXT_FEATURES", "BodyBlock", "TextBlock"]

# The names of the blocks that come first on every page, wherever editors put them.
SIGN_LANGUAGE = "sign_language"
RECORDING = "recording"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    text = TextBlock()
    facts = FactsBlock()
    steps = StepsBlock()
    table = TableBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    picture = PictureBlock()
    video = VideoBlock()
    sign_language = SignLanguageBlock()
    recording = RecordingBlock()
    downloads = DownloadsBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
    nowhere = NowhereBlock()
    listing = ListingBlock()

    class Meta:
        required = False
        block_counts: ClassVar = {RECORDING: {"max_num": 1}}
