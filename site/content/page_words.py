"""The words of a page's body, for those who search or compare."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

Leaf = Callable[[blocks.Block, Any], Iterator[str]]


def words_of_leaf(block: blocks.Block, value: Any) -> Iterator[str]:
    """The texts of a block that holds no others."""
    yield from (text for found in block.get_searchable_content(value) if (text := str(found).strip()))


def words_in(block: blocks.Block, value: Any, of_leaf: Leaf = words_of_leaf) -> Iterator[str]:
    """Every text of the block, in the order of the page. What editors chose from a list is no text of theirs."""
    if not value or isinstance(block, blocks.ChoiceBlock):
        return
    if isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from words_in(child, value.get(name), of_leaf)
    elif isinstance(block, blocks.ListBlock):
        for each in value:
            yield from words_in(block.child_block, each, of_leaf)
    elif isinstance(block, blocks.BaseStreamBlock):
        for child in value:
            yield from words_in(child.block, child.value, of_leaf)
    else:
        yield from of_leaf(block, value)
