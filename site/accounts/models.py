"""The account of a person, and what outlives it."""

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.roles import STAFF_PERMISSION

UNUSED_ACCOUNT_LASTS = timedelta(days=1)


class UserQuerySet(models.QuerySet["User"]):
    def with_address(self, email: str) -> Self:
        return self.filter(email=as_address(email)).exclude(email="")

    def unused(self, at: datetime | None = None) -> Self:
        """Made at the door by typing an address, but nobody came in. Accounts that staff made are not among them."""
        at = at or timezone.now()
        return self.filter(
            Q(groups=None),
            last_login=None,
            is_superuser=False,
            emailaddress__verified=False,
            date_joined__lt=at - UNUSED_ACCOUNT_LASTS,
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # built at run time
    def create_user(self, email: str = "", password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in. An address is optional: the desk knows people without one."""

    email = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(
        _("name"), max_length=150, blank=True, help_text=_("Staff only; never shown to the public.")
    )
    voter_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    language = models.CharField(_("language version"), max_length=20, blank=True, help_text=_("For mails."))
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["email"],
                condition=~Q(email=""),
                name="one_account_per_address",
                violation_error_message=_("There is an account with this address already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or str(_("Account without an address"))

    def clean(self) -> None:
        super().clean()
        self.email = as_address(self.email)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = as_address(self.email)
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Whether this person may enter the office's side. One truth: the permission, not a second mark."""
        return self.has_perm(STAFF_PERMISSION)


class FormerVoterQuerySet(models.QuerySet["FormerVoter"]):
    def of(self, email: str) -> Self:
        return self.filter(address_mac=address_mac(email))

    def due(self, at: datetime | None = None) -> Self:
        """Whose last phase should be final by now."""
        return self.filter(until__lte=at or timezone.now())


class FormerVoter(models.Model):
    """Keeps somebody from voting twice by deleting the account and signing up again.

    The address itself is gone; only its keyed digest is kept, until the last phase that the person voted in is final.
    """

    address_mac = models.CharField(max_length=64, unique=True)
    voter_id = models.UUIDField()
    until = models.DateTimeField()

    objects: ClassVar[FormerVoterQuerySet] = FormerVoterQuerySet.as_manager()  # type: ignore[assignment]  # made of it

    class Meta:
        verbose_name = _("former voter")
        verbose_name_plural = _("former voters")

    def __str__(self) -> str:
        return f"{self.address_mac[:8]}…"


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def usable(self, at: datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.filter(used=None, expires__gt=at, user__is_active=True)


class SignInLink(models.Model):
    """Break-glass: one entrance for one account, made on the server's own terminal. The row stays as evidence."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SignInLinkQuerySet] = SignInLinkQuerySet.as_manager()  # type: ignore[assignment]  # made of it

    class Meta:
        verbose_name = _("sign-in link")
        verbose_name_plural = _("sign-in links")

    def __str__(self) -> str:
        return f"{self.user_id} {self.created:%Y-%m-%d %H:%M}"


def as_address(email: str) -> str:
    """The one way an address is stored and compared."""
    return email.strip().lower()


def address_mac(email: str) -> str:
    """A digest of the address that nobody can compute without the key of this site."""
    key = settings.FORMER_VOTER_KEY or settings.SECRET_KEY
    return salted_hmac("accounts.FormerVoter", as_address(email), secret=key, algorithm="sha256").hexdigest()
