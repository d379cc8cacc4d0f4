"""Words as data: written for this checker, one subject a module."""


def words(text: str) -> frozenset[str]:
    """A set of words, written as a line."""
    return frozenset(text.split())
