"""M. No statement is put together from texts."""

import re

from tests.faults.sources import files

BY_HAND = re.compile(r"\.raw\(|\.extra\(|RawSQL\(|\.execute\(|\.cursor\(")
#: Statements that are constants: one asks whether the database is there, one makes or holds a ballot.
KNOWN = {"site/config/health.py", "consultations/votes/ballots.py"}


def test_no_code_writes_sql_by_hand() -> None:
    assert {path for path, text in files() if BY_HAND.search(text)} == KNOWN
