"""What may stand in a log."""

import logging
import re

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
IPV4 = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
# Times such as 12:30:05 have too few groups to match.
IPV6 = re.compile(r"(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:.])")


def impersonal(text: str) -> str:
    """The text with addresses and IP numbers masked: tracebacks quote what people typed."""
    for pattern, mask in ((ADDRESS, "<address>"), (IPV4, "<ip>"), (IPV6, "<ip>")):
        text = pattern.sub(mask, text)
    return text


class ImpersonalFormatter(logging.Formatter):
    """Formats a record, traceback included, without e-mail addresses and IP numbers."""

    def format(self, record: logging.LogRecord) -> str:
        return impersonal(super().format(record))
