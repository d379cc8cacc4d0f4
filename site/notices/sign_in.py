"""The mails of the door."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings

from notices.base import Notice


@dataclass(frozen=True, kw_only=True)
class SignInCode(Notice):
    """The code itself stands in the subject: many phones show it there without opening the mail."""

    kind: ClassVar[str] = "sign_in_code"
    lasts: ClassVar[timedelta | None] = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)

    code: str

    def context(self) -> dict[str, Any]:
        return super().context() | {"minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Notice):
    """For somebody who asks for a code although the office has closed the account."""

    kind: ClassVar[str] = "account_closed"


@dataclass(frozen=True, kw_only=True)
class PasskeyAdded(Notice):
    """So that nobody opens a second door to an account unnoticed."""

    kind: ClassVar[str] = "passkey_added"


@dataclass(frozen=True, kw_only=True)
class PasskeyRemoved(Notice):
    kind: ClassVar[str] = "passkey_removed"
