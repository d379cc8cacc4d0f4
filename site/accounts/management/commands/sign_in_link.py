from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.services import make_sign_in_link


class Command(BaseCommand):
    help = "Print a link that signs in one account without a mail: once, within ten minutes. Every use is logged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.with_address(options["email"]).filter(is_active=True).first()
        if user is None:
            raise CommandError("No active account has this address.")
        with translation.override(user.language or settings.LANGUAGE_CODE):
            path = reverse("account_sign_in_link", args=[make_sign_in_link(user)])
        self.stdout.write(f"{settings.BASE_URL}{path}")
