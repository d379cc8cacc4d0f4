"""The field that holds a page's body."""

from typing import Any

from wagtail.fields import StreamField

from content.blocks import BodyBlock


class BodyField(StreamField):
    """A stream of the site's blocks. Migrations name the field, not its blocks: those are no matter of the tables."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(BodyBlock(), **{"blank": True, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "content.fields.BodyField", [], kwargs
