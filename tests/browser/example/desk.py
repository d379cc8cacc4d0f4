"""What people of the office do at the screens of the administration."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils import timezone
from PIL import Image
from wagtail.models import Page as WagtailPage

from tests.accounts.doors import code_in_mail
from tests.browser.judging import press

if TYPE_CHECKING:
    from playwright.sync_api import Page

OFFICE = "/verwaltung/"
BUTTON = "main form button[type=submit]"


def sign_in(page: "Page", address: str) -> None:
    """By the one door, with the code from the mail, to what is there today."""
    page.goto(OFFICE)
    page.get_by_role("textbox").fill(address)
    press(page.locator(BUTTON).first)
    page.get_by_role("textbox").fill(code_in_mail(address))
    press(page.locator(BUTTON).first)
    page.wait_for_url(f"**{OFFICE}")


def follow_card(page: "Page", card: str, name: str) -> None:
    """A line of a card of *Heute*."""
    page.goto(OFFICE)
    press(page.locator(f"section[aria-labelledby='card-{card}'] a", has_text=name))


def choose_picture(page: "Page", title: str) -> None:
    """A new one, from the own computer."""
    page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    page.locator("a[href='#tab-upload']").first.click()
    page.locator("#id_image-chooser-upload-file").set_input_files(picture())
    page.locator("#id_image-chooser-upload-title").fill(title)
    page.locator("#tab-upload button[type=submit]").click()
    page.locator("#id_picture-chooser .chooser__title", has_text=title).wait_for()


def picture() -> dict[str, object]:
    content = BytesIO()
    Image.new("RGB", (800, 500), "#7aa35c").save(content, "PNG")
    return {"name": "spielplatz.png", "mimeType": "image/png", "buffer": content.getvalue()}


def moment(when: datetime) -> str:
    return f"{timezone.localtime(when):%d.%m.%Y %H:%M}"


def write_moment(page: "Page", field: str, when: datetime, *, beside: str = ".w-slim-header") -> None:
    """A calendar opens over what is below the field; it goes when one clicks beside it."""
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    page.locator(field).click()
    calendar.wait_for()
    page.locator(field).fill(moment(when))
    page.locator(beside).first.click(position={"x": 4, "y": 4})
    calendar.wait_for(state="hidden")


def set_time(page: "Page", when: datetime) -> None:
    """From when on the page is to be seen."""
    page.locator("[data-side-panel-toggle='status']").click()
    page.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    write_moment(page, "#id_go_live_at", when, beside="#schedule-publishing-dialog .w-dialog__title")
    page.locator("#schedule-publishing-dialog button[type=submit]").click()
    page.wait_for_url("**/edit/")


def actions(page: "Page") -> list[str]:
    """What can be done with the page, by the buttons at its foot."""
    return page.locator("footer button[name^='action-']").evaluate_all("all => all.map((one) => one.name)")


def act(page: "Page", name: str) -> None:
    """One of these buttons, also where it lies behind the arrow."""
    button = page.locator(f"footer button[name='{name}']").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").click()
    press(button)


def dead_ends(page: "Page") -> list[str]:
    """Buttons and links of Wagtail that this site would answer with a refusal."""
    page.locator("footer button[value=publish]").wait_for()
    ends = page.locator("[data-a11y-dialog-show='set-privacy'], a[href*='/convert_to_alias/']")
    return ends.evaluate_all("""all => all
      .filter((one) => getComputedStyle(one).display !== "none")
      .map((one) => one.textContent.trim())""")


def release(page: "Page") -> None:
    press(page.locator("button[data-workflow-action-name='approve']").first)


def begin_version(page: "Page", german: WagtailPage, version: str) -> None:
    """Make a page in another version, of this one."""
    page.goto(f"/verwaltung/localize/submit/page/{german.pk}/")
    page.get_by_label(version).check()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/edit/**")


def translate(page: "Page", texts: dict[str, str]) -> None:
    """Sentence by sentence, then publish it."""
    waiting = page.locator("li.incomplete:visible")
    waiting.first.wait_for()
    while left := waiting.count():
        text = waiting.first
        german = text.locator("p").first.inner_text()
        text.get_by_role("button", name="Übersetzen").click()
        text.locator("textarea").fill(texts[german])
        text.get_by_role("button", name="Speichern").click()
        waiting.nth(left - 1).wait_for(state="detached")
    press(page.locator("footer button[value=publish]").first)
