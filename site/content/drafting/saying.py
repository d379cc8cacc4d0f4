"""How the administration says what came of asking a service."""

from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from .drafts import Outcome

#: The rest is found in the text itself.
MOST_NAMED = 5
LONGEST_NAME = 60


def say(request: HttpRequest, outcome: Outcome, name: str = "") -> None:
    """One sentence for what went well, one for what did not, one for what has to be looked at."""
    before = f"{name}: " if name else ""
    if outcome.is_stale:
        return messages.error(request, before + _("Somebody has saved this page meanwhile. Nothing was changed."))
    if outcome.is_refused:
        return messages.error(request, before + _("The draft cannot be saved like this. Nothing was changed."))
    if outcome.drafted:
        words = ngettext(
            "%(number)d passage has a draft. Please read it before it is published.",
            "%(number)d passages have a draft. Please read them before they are published.",
            outcome.drafted,
        )
        messages.success(request, before + words % {"number": outcome.drafted})
    if outcome.fault:
        messages.error(request, before + str(outcome.fault.label))
    if outcome.left:
        words = ngettext(
            "%(number)d passage has no draft: %(passages)s",
            "%(number)d passages have no draft: %(passages)s",
            len(outcome.left),
        )
        names = first_of([short(each) for each in outcome.left])
        messages.warning(request, before + words % {"number": len(outcome.left), "passages": names})
    if outcome.doubtful:
        doubts = [f"{short(passage)} {' '.join(what)}" for passage, what in outcome.doubtful.items()]
        messages.warning(request, before + first_of(doubts))
    if not (outcome.drafted or outcome.fault or outcome.left):
        messages.warning(request, before + _("There is nothing left to draft."))
    return None


def first_of(said: list[str]) -> str:
    return " · ".join([*said[:MOST_NAMED], *(["…"] if len(said) > MOST_NAMED else [])])


def short(passage: str) -> str:
    return f"„{Truncator(' '.join(passage.split())).chars(LONGEST_NAME)}“"
