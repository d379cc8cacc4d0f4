"""The second door: finger, face or PIN of one's own device instead of the code. Needs JavaScript; nobody needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from allauth.mfa.webauthn.views import AddWebAuthnView, ListWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache


@contextmanager
def forged_ones_refused() -> Iterator[None]:
    """What a device sends is parsed by libraries that stumble over missing parts; that is no error of the site."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValidationError(_("The passkey did not work.")) from error


class PasskeyForm(AddWebAuthnForm):
    """Always a passkey; a mere second factor has no place here."""

    passwordless = None
    name = forms.CharField(
        label=_("A name for this device"),
        help_text=_("So that you recognise it in the list. Example: my phone"),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""

    def clean_name(self) -> str:
        return self.cleaned_data["name"] or str(_("My device"))

    def clean(self) -> dict[str, Any]:
        with forged_ones_refused():
            return super().clean()


class PasskeySignInForm(LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with forged_ones_refused():
            return super().clean_credential()


@method_decorator(never_cache, name="dispatch")
class PasskeysView(ListWebAuthnView):
    template_name = "accounts/passkeys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"result": self.request.GET.get("meldung", "")}


@method_decorator(never_cache, name="dispatch")
class AddPasskeyView(AddWebAuthnView):
    form_class = PasskeyForm
    template_name = "accounts/passkey_add.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # allauth's own view prepares a second factor and drops the form with its errors.
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {"form": kwargs.get("form") or self.get_form(), "js_data": {"creation_options": options}}

    def form_valid(self, form: PasskeyForm) -> HttpResponse:
        flows.add_authenticator(self.request, **form.cleaned_data)
        return redirect(reverse("mfa_list_webauthn") + "?meldung=neu#meldung")


@method_decorator(never_cache, name="dispatch")
class RemovePasskeyView(RemoveWebAuthnView):
    template_name = "accounts/passkey_remove.html"

    def get_success_url(self) -> str:
        return reverse("mfa_list_webauthn") + "?meldung=weg#meldung"


@method_decorator(never_cache, name="dispatch")
class PasskeySignInView(LoginWebAuthnView):
    form_class = PasskeySignInForm

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return redirect(reverse("account_login") + "?meldung=passkey#meldung")

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> HttpResponseRedirect | None:
        """Whoever asked for a code may still take the other door."""
        return None


def names_of_passkeys(user: Any) -> list[str]:
    keys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return [key.wrap().name for key in keys.order_by("pk")]
