"""The kinds that several components know."""

LEVELS = {"info", "success", "warning", "danger"}


def level_of(level: str) -> str:
    """A level that there is; whatever else is written is an information."""
    return level if level in LEVELS else "info"


def button_kind_of(kind: str) -> str:
    """KERN's word for a kind of button."""
    return {"quiet": "tertiary"}.get(kind, kind)
