"""Included below ``/<locale>/konto/``. The names with ``account_`` and ``mfa_`` are those that allauth asks for."""

from django.urls import path

from accounts import passkeys, views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("anmelden/", views.SignInView.as_view(), name="account_login"),
    # The same page: allauth knows it by two names.
    path("anmelden/", views.SignInView.as_view(), name="account_request_login_code"),
    path("code/", views.CodeView.as_view(), name="account_confirm_login_code"),
    path("link/<str:secret>/", views.sign_in_link, name="account_sign_in_link"),
    path("abmelden/", views.sign_out, name="account_logout"),
    path("abgemeldet/", views.signed_out, name="account_signed_out"),
    path("gesperrt/", views.inactive, name="account_inactive"),
    path("daten/", views.own_data, name="account_own_data"),
    path("passkeys/", passkeys.PasskeysView.as_view(), name="mfa_list_webauthn"),
    path("passkeys/neu/", passkeys.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/entfernen/", passkeys.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("passkeys/anmelden/", passkeys.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    # Where allauth sends somebody whose address is not confirmed yet.
    path("passkeys/", passkeys.PasskeysView.as_view(), name="mfa_index"),
    path("loeschen/", views.delete, name="account_delete"),
    path("geloescht/", views.deleted, name="account_deleted"),
]
