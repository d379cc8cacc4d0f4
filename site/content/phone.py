"""Phone numbers."""

import re


def dialable(number: str) -> str:
    """A number as ``tel:`` wants it: digits and a leading plus; the "(0)" of "+49 (0)202" is not dialled."""
    return re.sub(r"(?!^\+)\D", "", number.replace("(0)", "").strip())
