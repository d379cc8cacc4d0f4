"""The word lists of the site, for programs of this package: whoever keeps one says so here, and no rule knows."""

from collections.abc import Callable, Mapping

WordList = Callable[[], Mapping[str, str]]

#: Each is asked when it is needed: hard word → what to write instead.
registered: list[WordList] = []


def words_of_site() -> dict[str, str]:
    """Everything that is on these lists; nothing where there are none."""
    return {hard: simple for words in registered for hard, simple in words().items()}
