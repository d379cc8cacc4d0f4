"""What docs/handbuch.md tells, done by those whom it is for. ``make handbook`` takes its pictures on the way."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils import timezone
from PIL import Image
from wagtail.models import Page as WagtailPage
from wagtail.models import WorkflowState

from accounts.models import User
from consultations.models import Answer, Consultation, Proposal, State
from news.models import NewsIndexPage, NewsPage
from tests.accounts.doors import code_in_mail
from tests.browser.example.pictures import take
from tests.browser.judging import press
from tests.factories import make_proposal

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

TITLE = "Der Spielplatz am Platz der Republik wird neu"
OFFICE = "/verwaltung/"


def of_the_example(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def picture() -> dict[str, object]:
    content = BytesIO()
    Image.new("RGB", (800, 500), "#7aa35c").save(content, "JPEG")
    return {"name": "spielplatz.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def more_actions(page: "Page", name: str) -> None:
    """What lies behind the arrow beside the button at the foot of the page."""
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    press(page.locator(f"[name='{name}']:visible").first)


def test_an_author_signs_in_writes_an_article_and_hands_it_in(person: "Person") -> None:
    page = person()
    sign_in(page, "franka@example.org")
    press(page.locator("section[aria-labelledby='card-begin'] a").first)
    write_article(page)
    take(page, "03-artikel")
    set_day(page)
    page.wait_for_url("**/edit/")
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    take(page, "05-zur-freigabe")
    press(page.locator("[name='action-submit']"))

    article = NewsPage.objects.get(title=TITLE)
    assert (article.live, article.owner.email) == (False, "franka@example.org")
    assert article.get_latest_revision_as_object().picture.title == "Der neue Spielplatz"
    assert article.get_latest_revision_as_object().go_live_at is not None
    assert WorkflowState.objects.get(object_id=str(article.pk)).requested_by.email == "franka@example.org"


def sign_in(page: "Page", address: str) -> None:
    page.goto(OFFICE)
    page.get_by_role("textbox").fill(address)
    press(page.locator("main form button[type=submit]").first)
    take(page, "01-anmelden")
    page.get_by_role("textbox").fill(code_in_mail(address))
    press(page.locator("main form button[type=submit]").first)
    page.wait_for_url(f"**{OFFICE}")


def write_article(page: "Page") -> None:
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Ab Mai bauen wir. Kinder haben mitgeplant. Hier lesen Sie, was wann geschieht.")
    page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal [role=tab][href='#tab-upload'], .modal a[href='#tab-upload']").first.click()
    page.locator("#id_image-chooser-upload-file").set_input_files(picture())
    page.locator("#id_image-chooser-upload-title").fill("Der neue Spielplatz")
    page.locator("#tab-upload button[type=submit]").click()
    page.locator("#id_picture-chooser .chooser__title", has_text="Der neue Spielplatz").wait_for()
    page.locator("#id_picture_alt").fill("Plan des neuen Spielplatzes mit Schaukeln und Sitzbänken")
    page.locator("#id_title").scroll_into_view_if_needed()


def set_day(page: "Page") -> None:
    """From when on it is to be seen."""
    page.locator("[data-side-panel-toggle='status']").click()
    page.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    day = timezone.localtime() + timedelta(days=3)
    write_date(page, "#id_go_live_at", f"{day:%d.%m.%Y} 08:00")
    take(page, "04-zeitplan")
    page.locator("#schedule-publishing-dialog .action-save").click()


def write_date(page: "Page", field: str, value: str) -> None:
    """Without the calendar, which opens where one clicks and lies over the rest."""
    page.locator(field).evaluate(
        "(field, value) => { field.value = value; field.dispatchEvent(new Event('change', {bubbles: true})); }", value
    )


def hand_in() -> NewsPage:
    """What Franka did above."""
    franka, index = of_the_example("franka"), NewsIndexPage.objects.get(locale__language_code="de")
    article = NewsPage(title=TITLE, slug="spielplatz", live=False, owner=franka, locale=index.locale, lead="Ab Mai.")
    index.add_child(instance=article)
    article.save_revision(user=franka)
    article.get_workflow().start(article, franka)
    return article


def test_an_editor_releases_the_page_and_translates_it(person: "Person") -> None:
    article = hand_in()
    page = person(of_the_example("dilek"))
    page.goto(OFFICE)
    take(page, "02-heute")

    press(page.locator("section[aria-labelledby='card-release'] a", has_text=TITLE))
    take(page, "06-freigeben")
    press(page.locator("[data-workflow-action-name='approve']").first)
    article.refresh_from_db()
    assert article.live

    page.goto(f"/verwaltung/localize/submit/page/{article.pk}/")
    page.locator("label", has_text="Englisch").first.click()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/edit/**")
    page.locator("text=Ab Mai.").first.wait_for()
    take(page, "07-uebersetzen")

    assert article.get_translations().get().locale.language_code == "en"


def test_an_editor_sets_a_consultation_up(person: "Person") -> None:
    page = person(of_the_example("dilek"))
    page.goto(OFFICE)

    press(page.locator("section[aria-labelledby='card-begin'] a").last)
    page.locator("#id_title").fill("Wie soll der Stadtpark werden?")
    page.locator("#id_summary").fill("Wir planen den Stadtpark neu. Sagen Sie uns, was Ihnen fehlt.")
    press(page.locator("footer .action-save").first)
    page.wait_for_url("**/edit/")
    consultation = Consultation.objects.latest("pk")
    page.goto(f"/verwaltung/beteiligungen/{consultation.pk}/phasen/")
    write_date(page, "#id_starts", f"{timezone.localdate() + timedelta(days=7):%d.%m.%Y}")
    press(page.locator("main form button[type=submit]"))
    take(page, "08-beteiligung")
    page.locator("#id_decided_by_0").fill("Der Rat der Stadt")
    press(page.locator("footer button[type=submit]").first)
    text = WagtailPage.objects.get(translation_key=consultation.key)
    page.goto(f"/verwaltung/pages/{text.pk}/edit/")
    more_actions(page, "action-publish")

    assert consultation.phases.count() > 1
    assert WagtailPage.objects.get(translation_key=consultation.key).live


def test_contributions_are_checked_answered_and_taken_away_as_a_table(person: "Person") -> None:
    benches = Consultation.objects.get(slug="sitzbaenke")
    waiting = make_proposal(
        benches, number=benches.last_number + 1, state=State.WAITING, published_at=None, title="Eine Bank am Bahnhof"
    )

    clara = person(of_the_example("clara"))
    clara.goto(OFFICE)
    press(clara.locator("section[aria-labelledby='card-check'] a").first)
    press(clara.locator(f"a[href$='/vorschlag/{waiting.pk}/']"))
    take(clara, "09-pruefen")
    press(clara.locator("button[name=decision][value=publish]"))
    assert Proposal.objects.get(pk=waiting.pk).state == State.PUBLISHED

    gregor = person(of_the_example("gregor"))
    gregor.goto(f"/verwaltung/antworten/neu/?proposal={waiting.pk}")
    gregor.locator("main form textarea").first.fill("Ja, die Bank kommt im Frühjahr.")
    take(gregor, "10-antworten")
    gregor.locator("button[name=release]").click()
    gregor.wait_for_url("**/antworten/")
    assert Answer.objects.get(proposals=waiting).state == "released"

    gregor.goto("/verwaltung/vorschlaege/")
    gregor.locator("main [data-w-dropdown-target='toggle']").first.click()
    take(gregor, "11-listen")
    with gregor.expect_download() as file:
        gregor.locator("a[href*='export=xlsx']").first.click()
    assert file.value.suggested_filename.endswith(".xlsx")
