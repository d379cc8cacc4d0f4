"""What mails say: our own sentences in plain lines, other people's words as they wrote them, nothing of allauth's."""

from typing import Any

import pytest

from consultations.answers.notices import AnswerReleased, ProposalLine
from content.multilingual import multilingual
from notices.adapter import AccountAdapter
from notices.base import render
from notices.models import OutboxMessage

pytestmark = pytest.mark.django_db

ANSWER = "Danke für Ihre Idee. Die Bank kommt."


def answer(language: str, **text: str) -> str:
    """The body of the mail about an answer to two proposals."""
    told: dict[str, Any] = {
        "proposals": (ProposalLine(7, "https://example.org/7/"), ProposalLine(9, "https://example.org/9/")),
        "consultation": "Bänke für alle. Jetzt!",
        "written_by": "Ressort Grün. Team Bänke",
        "text": multilingual({code.replace("_", "-"): words for code, words in text.items()}),
    }
    return render(AnswerReleased(address="anna@example.org", language=language, **told))[1]


def test_in_leichte_sprache_only_words_of_ours_are_parted_into_lines() -> None:
    said = answer("de-simple", de=ANSWER)

    assert "Die Stadt hat geantwortet.\nEs geht um die Beteiligung „Bänke für alle. Jetzt!“." in said
    assert f"Ressort Grün. Team Bänke schreibt:\n\n{ANSWER}\n\nDas ist der Original-Text.\n" in said


def test_an_answer_that_is_told_in_leichte_sprache_gets_its_lines() -> None:
    said = answer("de-simple", de="Vielen Dank. Das Gremium hat dem zugestimmt.", de_simple=ANSWER)

    assert "\n\nDanke für Ihre Idee.\nDie Bank kommt.\n\n" in said
    assert "Original" not in said


@pytest.mark.parametrize(("language", "is_marked"), [("de", False), ("en", True)])
def test_an_answer_in_another_language_is_marked_as_such(language: str, is_marked: bool) -> None:
    assert ("This text is in its original language." in answer(language, de=ANSWER)) == is_marked


def test_no_mail_leaves_in_allauths_own_words() -> None:
    with pytest.raises(LookupError, match="password_reset_key"):
        AccountAdapter().send_mail("account/email/password_reset_key", "anna@example.org", {})

    assert not OutboxMessage.objects.exists()
