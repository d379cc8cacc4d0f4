"""The one door, and what somebody can do with the own account."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts import privacy, services
from accounts.csrf import csrf_failure as csrf_failure  # settings.CSRF_FAILURE_VIEW names it here
from accounts.forms import AddressForm
from accounts.parking import has_parked
from accounts.requests import SignedInRequest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class SignInView(RequestLoginCodeView):
    """Address → code. An unknown address is not told apart from a known one."""

    template_name = "accounts/sign_in.html"

    def form_valid(self, form: AddressForm) -> HttpResponse:
        user = services.open_account(email=form.cleaned_data["email"], language=get_language() or "")
        # A closed account gets a mail that says so, and the same page.
        form._user = user if user.is_active else None
        if not user.is_active:
            get_adapter().send_mail("account/email/account_closed", user.email, {})
        return super().form_valid(form)

    def form_invalid(self, form: AddressForm) -> HttpResponse:
        response = super().form_invalid(form)
        if form.is_limited:
            response.status_code = 429
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"has_parked": has_parked(self.request), "result": self.request.GET.get("meldung", "")}

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        """Never: whoever comes back here mistyped the address or waits in vain, and wants another code."""


class CodeView(ConfirmLoginCodeView):
    """Code → in. Where the code is no longer worth anything, the way leads back to the address, with a sentence."""

    template_name = "accounts/code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if isinstance(response, HttpResponseRedirect) and response.url == reverse("account_request_login_code"):
            return redirect(self._back_to_the_address())
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"has_parked": has_parked(self.request), "is_sent_again": "meldung" in self.request.GET}

    def _resend_form_valid(self, form: Form) -> HttpResponse:
        self._process.resend()
        return redirect(self._with_result(reverse("account_confirm_login_code"), "neu"))

    def _back_to_the_address(self) -> str:
        return self._with_result(reverse("account_login"), "code")

    def _with_result(self, path: str, result: str) -> str:
        next_url = self.get_next_url()
        query = {"meldung": result} | ({"next": next_url} if next_url else {})
        return f"{path}?{urlencode(query)}#meldung"


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        logout(request)
        return redirect(reverse("account_signed_out") + "#meldung")
    return render(request, "accounts/sign_out.html")


@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/signed_out.html")


@never_cache
@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """What we know about you, and what you can do about it."""
    return render(request, "accounts/home.html", {"rows": privacy.describe(request.user)})


@never_cache
@login_required
@require_GET
def own_data(request: SignedInRequest) -> HttpResponse:
    """Everything that is kept about this person, as a file."""
    response = JsonResponse(privacy.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mitreden.json"'
    return response


@never_cache
@login_required
def delete(request: SignedInRequest) -> HttpResponse:
    """Asks first. Accounts of staff are deleted by an administrator, so that the office does not lock itself out."""
    if request.method == "POST" and not request.user.is_staff:
        user = request.user
        logout(request)
        services.delete_account(user)
        return redirect(reverse("account_deleted") + "#meldung")
    return render(request, "accounts/delete.html")


@require_GET
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/deleted.html")


@require_GET
def inactive(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/inactive.html", status=403)


@never_cache
def sign_in_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Break-glass. Opening the page does not use the link up: mail programs and chats open links to preview them."""
    if request.method == "POST":
        if user := services.use_sign_in_link(secret):
            login(request, user, backend=BACKEND)
            return redirect("wagtailadmin_home" if user.is_staff else "account_home")
    elif services.sign_in_link_is_usable(secret):
        return render(request, "accounts/sign_in_link.html")
    return render(request, "accounts/sign_in_link_over.html", status=410)


@never_cache
def staff_door(request: HttpRequest) -> HttpResponse:
    """Wagtail's sign-in page: staff come in by the same door as everybody. Citizens are told, not sent in circles."""
    if request.user.is_authenticated and not request.user.is_staff:
        return render(request, "accounts/not_staff.html", status=403)
    next_url = request.GET.get("next") or reverse("wagtailadmin_home")
    # The door checks where ``next`` leads, also for somebody who is signed in already.
    return redirect(f"{reverse('account_login')}?{urlencode({'next': next_url})}")
