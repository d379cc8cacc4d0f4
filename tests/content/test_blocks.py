"""What editors can put on a page, and what it becomes."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from content.blocks import BodyBlock
from content.models import SiteFacts
from content.phone import dialable
from tests.pages.pages import make_page, root_site, translate

pytestmark = [pytest.mark.django_db, pytest.mark.checks("blocks"), pytest.mark.once]


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def block(kind: str):
    return BodyBlock().child_blocks[kind]


def show(client: Client, kind: str, value: dict, address: str = "/de/seite/") -> str:
    page = make_page(slug="seite")
    page.body = [(kind, block(kind).to_python(value))]
    page.save()
    return client.get(address).content.decode()


def picture(**fields) -> dict:
    image = Image.objects.create(title="Bank am Markt", file=get_test_image_file())
    return {"image": {"image": image.pk, "alt_text": "", "decorative": False, **fields}, "caption": ""}


def test_a_picture_must_say_what_it_shows_or_that_it_decorates():
    kind = block("picture")

    with pytest.raises(ValidationError):
        kind.clean(kind.to_python(picture()))
    kind.clean(kind.to_python(picture(alt_text="Eine Bank")))
    kind.clean(kind.to_python(picture(decorative=True)))


def test_what_a_picture_shows_is_its_alternative_text(client: Client):
    html = show(client, "picture", picture(alt_text="Eine Bank am Markt"))

    assert 'alt="Eine Bank am Markt"' in html
    assert "style=" not in html


def test_a_decorative_picture_is_silent(client: Client):
    assert 'alt=""' in show(client, "picture", picture(decorative=True))


@pytest.mark.parametrize(("page", "url"), [(False, ""), (True, "https://example.org/")])
def test_a_call_to_action_leads_to_one_place(page: bool, url: str):
    kind = block("call_to_action")
    target = make_page()

    with pytest.raises(ValidationError):
        kind.clean(kind.to_python({"text": "", "label": "Los", "page": target.pk if page else None, "url": url}))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_a_call_to_action_leads_to_web_addresses_only(url: str):
    kind = block("call_to_action")

    with pytest.raises(ValidationError):
        kind.clean(kind.to_python({"text": "", "label": "Los", "page": None, "url": url}))


def test_a_call_to_action_leads_to_the_readers_version_of_the_page(client: Client):
    target = make_page(slug="impressum")
    translate(target, "en", slug="imprint")

    html = show(client, "call_to_action", {"text": "", "label": "Los", "page": target.pk, "url": ""}, "/en/seite/")

    assert 'href="/en/imprint/"' in html


def test_an_empty_contact_shows_the_office(client: Client):
    SiteFacts.objects.create(site=root_site(), phone="+49 (0)202 1234-0", email="mitreden@example.org")

    html = show(client, "contact", {"name": "", "role": "", "phone": "", "email": ""})

    assert "Team Bürgerbeteiligung" in html
    assert html.count('href="tel:+4920212340"') == 2


def test_the_menu_shows_the_pages_below_home_in_the_readers_version(client: Client):
    first = make_page(title="Mitmachen", slug="mitmachen", show_in_menus=True)
    make_page(title="Hilfe", slug="hilfe", show_in_menus=True)
    make_page(title="Entwurf", slug="entwurf", show_in_menus=True, live=False)
    translate(first, "en", title="Take part", slug="take-part", show_in_menus=True)

    context = client.get("/en/take-part/").context

    assert [(item["title"], item["url"], item["language"], item["is_current"]) for item in context["navigation"]] == [
        ("Take part", "/en/take-part/", "", True),
        ("Hilfe", "/en/hilfe/", "de", False),
    ]


def test_the_legal_pages_are_linked_from_every_page(client: Client):
    imprint = make_page(title="Impressum", slug="impressum")
    draft = make_page(title="Entwurf", slug="datenschutz", live=False)
    SiteFacts.objects.create(site=root_site(), imprint=imprint, privacy=draft)

    links = client.get("/en/").context["legal_links"]

    assert [link.url for link in links] == ["/en/impressum/"]


@pytest.mark.parametrize(
    ("number", "dialled"),
    [("0202 563-0", "02025630"), ("+49 (0)202 / 563 0", "+492025630"), ("", ""), ("<b>1", "1")],
)
def test_a_phone_number_is_dialled_as_digits(number: str, dialled: str):
    assert dialable(number) == dialled
