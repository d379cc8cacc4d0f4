"""What a screen reader says on the pages of the main tasks: texts that the tests write, published as one."""

from pathlib import Path

from django.conf import settings

#: In the order in which somebody does the tasks; each is a file of that name.
TRANSCRIPTS = (
    *("home", "consultation-in-leichte-sprache", "consultation", "proposal-form-with-errors", "sign-in", "code"),
    *("thank-you", "proposal-changed", "withdraw", "proposal-withdrawn", "proposals", "proposal", "supported"),
    *("support-taken-back", "comment-form", "comment-published", "report-form", "reported", "who-may-vote", "ballot"),
    *("vote-taken-back", "receipt", "signed-out"),
)


def all_transcripts() -> str:
    """One after another, each with the title of its page; nothing where the files do not come with the program."""
    files = [_folder() / f"{name}.txt" for name in TRANSCRIPTS]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())


def has_transcripts() -> bool:
    return (_folder() / f"{TRANSCRIPTS[0]}.txt").is_file()


def _folder() -> Path:
    return Path(settings.ACCESSIBILITY_RESULTS).parent / "transcripts"
