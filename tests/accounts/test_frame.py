"""Pages that allauth brings along come out in our frame, should a later issue open one of them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from accounts.forms import AddressForm

pytestmark = pytest.mark.django_db


def test_a_page_of_allauth_has_our_frame_and_our_fields(rf: RequestFactory) -> None:
    request = rf.get("/de/konto/anmelden/")
    request.user = AnonymousUser()

    html = render_to_string(
        "account/request_login_code.html", {"form": AddressForm(), "request_login_code_url": "/x/"}, request
    )

    assert '<main id="inhalt"' in html
    assert html.count("<h1") == 1
    assert "aria-describedby" in html
    assert "kern-btn--primary" in html
    assert 'style="' not in html
