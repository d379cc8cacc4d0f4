"""After an action: back to a page whose title and first words say what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Code in the address → sentence. The address carries only the code, so nobody can make our pages say something else.
THANKS: dict[str, Promise] = {
    "proposal-published": _("Thank you. Your proposal is now public."),
    "proposal-shared": _("Thank you. All invited people can now read your proposal."),
    "proposal-waiting": _(
        "Thank you. We have received your proposal. Our staff will check it before others can read it."
    ),
    "proposal-changed": _("Your change is saved. The earlier version can still be read."),
    "proposal-withdrawn": _("Your proposal is withdrawn."),
    "comment-published": _("Thank you. Your comment is now public."),
    "comment-shared": _("Thank you. All invited people can now read your comment."),
    "comment-waiting": _(
        "Thank you. We have received your comment. Our staff will check it before others can read it."
    ),
    "comment-changed": _("Your comment is changed."),
    "comment-withdrawn": _("Your comment is withdrawn."),
    "supported": _("Thank you. You now support this proposal."),
    "support-taken-back": _("You no longer support this proposal."),
    "rated": _("Thank you. Your rating is saved."),
    "rating-taken-back": _("Your rating is taken back."),
    "vote-saved": _("Your vote is saved."),
    "vote-taken-back": _("Your vote is taken back. You can give it to another proposal."),
    "ballot-taken-back": _("All your votes are taken back."),
    "reported": _("Thank you. Our staff will look at what you have reported."),
    "joined": _("Thank you. You can now take part."),
    "name-changed": _("Your public name is changed."),
}


def thank(code: str, url: str) -> HttpResponse:
    """Redirect to ``url`` with the result on top; ``code`` is a key of ``THANKS``."""
    if code not in THANKS:
        raise KeyError(code)
    address, _hash, _fragment = url.partition("#")
    return redirect(f"{address}{'&' if '?' in address else '?'}meldung={code}#meldung")


def result_of(request: HttpRequest) -> Promise | None:
    """The sentence to show on top of this page; none on an ordinary visit."""
    return THANKS.get(request.GET.get("meldung", ""))
