"""M. No statement is put together from texts."""

import re

from tests.faults.sources import files

BY_HAND = re.compile(r"\.raw\(|\.extra\(|RawSQL\(|\.execute\(|\.cursor\(")
#: Asks whether the database is there; its statement is a constant.
KNOWN = {"site/config/health.py"}


def test_no_code_writes_sql_by_hand() -> None:
    assert {path for path, text in files() if BY_HAND.search(text)} == KNOWN
