"""The people one can sign in as in a try-out."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import ADMINISTRATION, AUTHORS, CLERKS, COUNTERS, EDITORS, MODERATION


@dataclass(frozen=True)
class Example:
    address: str
    name: str
    role: str
    group: str = ""


EXAMPLES = (
    Example("anna@example.org", "Anna", "citizen"),
    Example("clara@example.org", "Clara", "moderator", MODERATION),
    Example("dilek@example.org", "Dilek", "editor", EDITORS),
    Example("admin@example.org", "Emil", "administrator", ADMINISTRATION),
    Example("franka@example.org", "Franka", "author: writes pages, an editor releases them", AUTHORS),
    Example("gregor@example.org", "Gregor", "clerk: answers", CLERKS),
    Example("hanna@example.org", "Hanna", "counts votes", COUNTERS),
)


def make_accounts() -> None:
    for example in EXAMPLES:
        user, _is_new = User.objects.get_or_create(email=example.address, defaults={"name": example.name})
        EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        if example.group:
            user.groups.add(Group.objects.get(name=example.group))
