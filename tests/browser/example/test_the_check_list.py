"""Before a page is published: what the editor shows, what stops it, and what a reason does."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from django.urls import reverse
from playwright.sync_api import expect
from wagtail.images import get_image_model
from wagtail.models import Page as WagtailPage

from content.publishing.checklist import musts_of
from home.models import StandardPage
from office.publishing.userbar import WORDS
from tests.browser.example import desk
from tests.browser.judging import press
from tests.office.helpers import said
from tests.pages.pages import home

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

REASON = "Die Sitzung ist morgen früh."


def make_draft() -> StandardPage:
    picture = {"image": get_image_model().objects.first().pk, "alt_text": "IMG_2041.jpg", "decorative": False}
    blocks = [
        {"type": "text", "id": str(uuid4()), "value": "<p>Der Umbau beginnt im Mai.</p>"},
        {"type": "picture", "id": str(uuid4()), "value": {"image": picture, "caption": "", "crop": ""}},
    ]
    page = StandardPage(title="Umbau am Markt", slug="umbau-am-markt", live=False, locale=home().locale)
    page.body = StandardPage._meta.get_field("body").to_python(blocks)
    home().add_child(instance=page)
    page.save_revision()
    return page


def test_an_editor_sees_what_to_mend_is_stopped_and_gives_a_reason(person: "Person") -> None:
    draft = make_draft()
    assert_the_example_passes(besides=draft)
    page = person()
    desk.sign_in(page, "dilek@example.org")

    page.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    place = page.locator(".office-checklist__list--must a")
    block = page.locator(place.get_attribute("href") or "")
    place.click()
    expect(block).to_be_in_viewport()
    # axe looks into the preview, and says it in our words.
    page.locator("[data-side-panel-toggle='checks']").click()
    expect(page.locator("[data-checks-panel]")).to_contain_text(str(WORDS["alt-text-quality"][0]))
    page.locator("[data-side-panel-toggle='checks']").click()

    page.locator("footer .w-dropdown__toggle").last.click()
    press(page.locator("button[name=action-publish]"))
    page.wait_for_url(f"**{reverse('publishing:checklist', args=[draft.pk])}")
    expect(page.locator(".messages .error")).to_contain_text(draft.title)
    assert not WagtailPage.objects.get(pk=draft.pk).live
    page.locator("#id_reason").fill(REASON)
    press(page.get_by_role("button", name=said("Publish with this reason")))

    assert WagtailPage.objects.get(pk=draft.pk).live
    page.goto(reverse("published_despite:report"))
    expect(page.locator(".office-links")).to_contain_text(REASON)


def assert_the_example_passes(besides: StandardPage) -> None:
    pages = WagtailPage.objects.live().exclude(pk=besides.pk).filter(depth__gt=1).specific()
    found = [(page.title, page.locale.language_code, each.sentence) for page in pages for each in musts_of(page)]

    assert found == []
