"""allauth's way to the outside: its mails go through the outbox, its flash messages nowhere."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from notices.base import Notice
from notices.services import put
from notices.sign_in import AccountClosed, PasskeyAdded, PasskeyRemoved, SignInCode


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        put(_notice(template_prefix, {"address": email, "language": get_language() or ""}, context))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Results stand on their own page here; a message would wait in a cookie and turn up somewhere else."""

    def get_login_stages(self) -> list[str]:
        """Without allauth's second factor: a passkey is another way in, not one more hurdle."""
        return [stage for stage in super().get_login_stages() if not stage.startswith("allauth.mfa.")]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """There is no form for it: typing an address at the door is enough."""
        return False


def _notice(prefix: str, recipient: dict[str, str], context: dict[str, Any]) -> Notice:
    match prefix.rpartition("/")[2]:
        case "login_code":
            return SignInCode(**recipient, code=context["code"])
        case "account_closed":
            return AccountClosed(**recipient)
        case "webauthn_added":
            return PasskeyAdded(**recipient)
        case "webauthn_removed":
            return PasskeyRemoved(**recipient)
        case unknown:
            # Better no mail than one in words that are not ours: half of it in English, "du" beside "Sie".
            raise LookupError(f"There are no words of ours for allauth's mail {unknown}.")
