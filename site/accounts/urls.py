"""Included below ``/<locale>/konto/``. The names that begin with ``account_`` are those that allauth asks for."""

from django.urls import path

from accounts import views

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
    path("loeschen/", views.delete, name="account_delete"),
    path("geloescht/", views.deleted, name="account_deleted"),
]
