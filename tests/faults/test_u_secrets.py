"""U. Whatever nobody may guess comes from the system's source of randomness and is long enough."""

import re

from django.conf import settings

from consultations.votes.models import RECEIPT_ALPHABET, new_receipt
from tests.faults.sources import files

WEAK = re.compile(r"^\s*(?:import random|from random import)", re.MULTILINE)


def test_nothing_of_ours_uses_the_weak_generator() -> None:
    assert [path for path, text in files() if WEAK.search(text)] == []


def test_a_code_has_eight_digits_and_few_attempts() -> None:
    assert settings.ACCOUNT_LOGIN_BY_CODE_FORMAT == {"numeric": True, "length": 8, "dashed": True}
    assert settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS == 5


def test_a_receipt_cannot_be_guessed() -> None:
    receipts = {new_receipt() for _each in range(1_000)}

    assert len(receipts) == 1_000
    assert {len(receipt.replace("-", "")) for receipt in receipts} == {16}
    assert len(RECEIPT_ALPHABET) ** 16 > 2**77
