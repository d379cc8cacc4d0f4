"""What the account itself knows about its person."""

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.passkeys import names_of_passkeys
from design.dates import say_date


def export(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "joined": user.date_joined.isoformat(),
        "last_signed_in": user.last_login.isoformat() if user.last_login else None,
        "passkeys": names_of_passkeys(user),
        "roles": list(user.groups.order_by("name").values_list("name", flat=True)),
    }


def describe(user: User) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("Your e-mail address"), user.email or _("none")),
        (_("Account since"), say_date(localtime(user.date_joined).date())),
    ]
    if user.name:
        rows.append((_("Your name; only the office sees it"), user.name))
    roles = ", ".join(user.groups.order_by("name").values_list("name", flat=True))
    if roles:
        rows.append((_("Your tasks here"), roles))
    return rows
