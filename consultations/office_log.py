"""The office's log: sentences that hold what an entry knows."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from wagtail.log_actions import LogActionRegistry, LogFormatter


class Known(dict[str, Any]):
    """What an entry holds; older ones may hold less."""

    def __missing__(self, name: str) -> str:
        return ""


def register(actions: LogActionRegistry, words: Mapping[str, tuple[Promise, Promise]]) -> None:
    """Action → what it is called, and the sentence about one entry, such as "%(name)s hidden"."""
    for action, (label, sentence) in words.items():
        actions.register_action(action)(_formatter(label, sentence))


def _formatter(title: Promise, sentence: Promise) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = title

        def format_message(self, log_entry: Any) -> str:
            return str(sentence) % Known(log_entry.data)

    return Formatter
