"""Streams of blocks in columns."""

from typing import Any, ClassVar

from wagtail import blocks
from wagtail.fields import StreamField


class OwnStreamField(StreamField):
    """A stream whose blocks belong to the field. Migrations name the field, not its blocks: those are no matter of the
    tables.
    """

    own_block: ClassVar[type[blocks.StreamBlock]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(self.own_block(), **{"blank": True, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, f"{type(self).__module__}.{type(self).__qualname__}", [], kwargs
