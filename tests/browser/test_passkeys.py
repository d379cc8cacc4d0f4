"""The second door, with a device that the browser pretends to have."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from accounts.models import User
from notices.models import OutboxMessage
from tests.accounts.doors import code_in_mail
from tests.browser.judging import press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_anna_sets_a_passkey_up_signs_in_with_it_and_removes_it(page: "Page", anna: User, settings: Settings) -> None:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto("/de/konto/passkeys/neu/")
    page.locator("main form input[type=email]").fill(anna.email)
    press(page.locator("main form button").first)
    page.get_by_role("textbox").fill(code_in_mail(anna.email))
    press(page.locator("main form button").first)

    page.get_by_role("textbox").fill("Mein Telefon")
    page.locator("#passkey-neu").click()
    page.wait_for_url("**/de/konto/passkeys/?meldung=neu#meldung")
    expect(page.get_by_role("heading", name="Mein Telefon")).to_be_visible()

    page.goto("/de/konto/abmelden/")
    press(page.locator("main form button"))
    page.goto("/de/konto/anmelden/?next=/de/konto/passkeys/")
    page.locator("#passkey-anmelden").click()
    page.wait_for_url("**/de/konto/passkeys/")

    press(page.locator("main li a"))
    page.locator("main form button").click()
    page.wait_for_url("**/de/konto/passkeys/?meldung=weg#meldung")
    kinds = OutboxMessage.objects.exclude(kind="sign_in_code").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["passkey_added", "passkey_removed"]


def test_without_javascript_nothing_is_offered_that_cannot_work(page_without_js: "Page") -> None:
    page_without_js.goto("/de/konto/anmelden/")

    assert not page_without_js.locator("#passkey-anmelden").is_visible()
    assert page_without_js.get_by_role("textbox").is_visible()
