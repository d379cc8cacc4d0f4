"""M. No statement is put together from texts."""

import re

from tests.faults.sources import files

BY_HAND = re.compile(r"\.raw\(|\.extra\(|RawSQL\(|\.execute\(|\.cursor\(")
#: Constants: one asks whether the database is there, one makes or holds a ballot, two add to tallies, one makes an
#: index.
KNOWN = {
    "site/config/health.py",
    "consultations/votes/ballots.py",
    "consultations/votes/tallies.py",
    "consultations/migrations/0008_forms_of_words_in_proposals.py",
}


def test_no_code_writes_sql_by_hand() -> None:
    assert {path for path, text in files() if BY_HAND.search(text)} == KNOWN
