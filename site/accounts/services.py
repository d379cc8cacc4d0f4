"""Opening an account at the door, letting it go, and the entrance for emergencies."""

import hashlib
import logging
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from accounts import privacy
from accounts.models import FormerVoter, SignInLink, User, address_mac, as_address

SIGN_IN_LINK_LASTS = timedelta(minutes=10)

log = logging.getLogger(__name__)


@transaction.atomic
def open_account(*, email: str, language: str = "") -> User:
    """The account of this address, made silently if there is none. It is unverified until somebody types the code.

    Whoever deleted an account while a phase runs gets the old voter id back, and with it the votes already cast.
    """
    email = as_address(email)
    user, _ = User.objects.get_or_create(email=email, defaults={"language": language, **_former_voter_id(email)})
    # ``User.email`` is the truth. Without a row of allauth's own a second confirmation would follow the first.
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"primary": True})
    return user


def has_confirmed_address(user: User) -> bool:
    """Whether somebody has proven, with a code, that the account's address is theirs. Anybody can type any address."""
    return EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()


def delete_account(user: User) -> None:
    """The person goes, the record stays. What must be remembered for running votes is kept by ``before_deletion``."""
    user.delete()


def before_deletion(user: User) -> None:
    """Called for every account that is deleted, by whomever, in the same transaction."""
    remember_voter(user)
    privacy.forget(user)


def remember_voter(user: User) -> None:
    """Tie address and voter id together as long as a phase needs it; an account without an address cannot come back."""
    until = privacy.keeps_voting_until(user.voter_id)
    if user.email and until:
        FormerVoter.objects.update_or_create(
            address_mac=address_mac(user.email), defaults={"voter_id": user.voter_id, "until": until}
        )


def purge_unused_accounts(at: datetime | None = None) -> int:
    """Delete accounts that somebody's typing made and nobody used for a day. What an area counts on stays."""
    unused = User.objects.unused(at)
    for needed in privacy.counted_on():
        unused = unused.exclude(pk__in=needed.values("pk"))
    _, by_model = User.objects.filter(pk__in=unused.values("pk")).delete()
    return by_model.get(User._meta.label, 0)


def purge_former_voters(at: datetime | None = None) -> int:
    """Let go of those whose last phase is final. Phases get extended, so each area is asked again first."""
    at = at or timezone.now()
    gone = 0
    for former in FormerVoter.objects.due(at):
        until = privacy.keeps_voting_until(former.voter_id)
        if until and until > at:
            FormerVoter.objects.filter(pk=former.pk).update(until=until)
        else:
            gone += former.delete()[0]
    return gone


def make_sign_in_link(user: User) -> str:
    """A secret that lets its holder in as ``user``, once, within ten minutes. Only its digest is stored."""
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    SignInLink.objects.create(digest=_digest(secret), user=user, created=now, expires=now + SIGN_IN_LINK_LASTS)
    log.warning("A sign-in link was made for account %s.", user.pk)
    return secret


def sign_in_link_is_usable(secret: str) -> bool:
    return SignInLink.objects.usable().filter(digest=_digest(secret)).exists()


def use_sign_in_link(secret: str) -> User | None:
    """Whom the link lets in; ``None`` when it was used before, is too old or never was."""
    digest = _digest(secret)
    # One statement decides, so that of two clicks only one gets in.
    if not SignInLink.objects.usable().filter(digest=digest).update(used=timezone.now()):
        return None
    user = SignInLink.objects.select_related("user").get(digest=digest).user
    log.warning("A sign-in link was used for account %s.", user.pk)
    return user


def _former_voter_id(email: str) -> dict[str, UUID]:
    former = FormerVoter.objects.of(email).first()
    # Only one account can carry a voter id.
    if former is None or User.objects.filter(voter_id=former.voter_id).exists():
        return {}
    return {"voter_id": former.voter_id}


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
