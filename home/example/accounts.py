"""The people one can sign in as in a try-out."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import EDITORS, MODERATION


@dataclass(frozen=True)
class Example:
    address: str
    name: str
    role: str
    group: str = ""
    is_administrator: bool = False


EXAMPLES = (
    Example("anna@example.org", "Anna", "citizen"),
    Example("clara@example.org", "Clara", "moderator", MODERATION),
    Example("dilek@example.org", "Dilek", "editor", EDITORS),
    Example("admin@example.org", "Emil", "administrator", is_administrator=True),
)


def make_accounts() -> None:
    for example in EXAMPLES:
        user, _is_new = User.objects.get_or_create(
            email=example.address,
            defaults={"name": example.name, "is_superuser": example.is_administrator},
        )
        EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        if example.group:
            user.groups.add(Group.objects.get(name=example.group))
