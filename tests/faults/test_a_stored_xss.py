"""A. Whatever people or the office write is shown as text, on every page that shows it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from wagtail.blocks import RawHTMLBlock
from wagtail.models import Page

from accounts.models import User
from consultations.models import Contributor, Proposal
from consultations.moderation import services as moderation
from content.blocks import TEXT_FEATURES
from home.models import StandardPage
from notices.models import OutboxMessage
from notices.views import mailbox
from tests.factories import make_consultation, make_user
from tests.faults.doors import addresses, body, patterns
from tests.faults.world import World, make_world
from tests.proposals.forms import filled, form_page

pytestmark = pytest.mark.django_db

MARK = "z666"
#: Ends a tag, an attribute of either kind, a script and a comment; a template; a turned line; a picture of four bytes.
HOSTILE = (
    f"\"'></title></textarea></script>--><script>{MARK}()</script><img src={MARK} onerror={MARK}()>"
    "{{ 7|add:665 }}{% now 'Y' %}\u202e😀"
)
SHORT = f'"><img src={MARK} onerror={MARK}()>'
#: Attributes that lead somewhere.
LEADING = {"href", "src", "action", "formaction", "data", "xlink:href"}
VERY_LONG_WORD = "x" * 5_000


def hostile(place: str) -> str:
    return SHORT if place == "name" else f"{HOSTILE} {place}"


def faults_of(html: str) -> list[str]:
    """Elements and attributes that the hostile text made."""
    if MARK not in html and "javascript:" not in html.lower():
        # Most pages; reading one takes longer than asking for it.
        return []
    soup = BeautifulSoup(html, "html.parser")
    found = [str(each)[:200] for each in soup.find_all("script") if (each.string or "").startswith(f"{MARK}(")]
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            value = "".join(value) if isinstance(value, list) else value
            is_handler = name.startswith("on") and MARK in value
            is_script = name in LEADING and value.strip().lower().startswith("javascript:")
            if is_handler or is_script or (name == "src" and value == MARK):
                found.append(f"{name}={value}"[:200])
    return found + (["a template was run"] if "672" in soup.get_text() and MARK in html else [])


def look_at(client: Client, found: dict[str, str]) -> tuple[dict[str, Any], set[str]]:
    """What is wrong on which page, and which pages show the text at all."""
    faults: dict[str, Any] = {}
    showing: set[str] = set()
    for name, address in found.items():
        response = client.get(address)
        html = body(response)
        if MARK in html:
            showing.add(name)
        if is_page(response) and (wrong := faults_of(html)):
            faults[name] = wrong
        elif not is_page(response) and response.headers["X-Content-Type-Options"] != "nosniff":
            faults[name] = "a browser may take this file for a page"
    return faults, showing


def is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "text/html").startswith("text/html")


@pytest.fixture
def world(anna: User) -> World:
    world = make_world(anna, hostile)
    home = Page.objects.get(depth=2, locale__language_code="de")
    home.title = HOSTILE[:100]
    home.save(clean=False)
    return world


@pytest.mark.once
@pytest.mark.parametrize("reader", ["nobody", "anna"])
def test_no_public_page_runs_what_somebody_wrote(client: Client, world: World, anna: User, reader: str) -> None:
    if reader == "anna":
        client.force_login(anna)

    faults, showing = look_at(client, addresses(world, office=False))

    assert faults == {}
    assert showing >= {
        "consultations:proposals",
        "consultations:proposal",
        "consultations:proposal_versions",
        "consultations:discussion",
        "consultations:ballot",
        "consultations:result",
        "consultations:receipts",
        "consultations:report_comment",
        f"wagtail_serve {world.page.pk}",
    }


@pytest.mark.once
@pytest.mark.parametrize("state", ["waiting", "hidden", "withdrawn"])
def test_nor_does_a_page_about_what_is_not_public(client: Client, world: World, anna: User, state: str) -> None:
    client.force_login(anna)
    about = {name for _route, name, _pattern in patterns() if name.startswith("consultations:")}
    found = addresses(world, office=False, state=state)

    faults, _showing = look_at(client, {name: url for name, url in found.items() if name in about})

    assert faults == {}


@pytest.mark.once
def test_no_page_of_the_office_runs_what_somebody_wrote(client: Client, world: World, admin_user: User) -> None:
    make_user(name=SHORT)
    client.force_login(admin_user)

    faults, showing = look_at(client, addresses(world, office=True))

    assert faults == {}
    assert showing >= {
        "consultations_admin:index",
        "consultations_admin:edit",
        "consultations_admin:ballot_paper",
        "answers_admin:index",
        "answers_admin:edit",
        "moderation:queue",
        "moderation:proposal",
        "office_proposals:index",
        "office_comments:inspect",
        "office_reports:inspect",
        "wagtailadmin_pages:edit",
        "wagtailusers_users:index",
    }


def test_the_forms_take_hostile_text_and_show_it_as_text(client: Client, anna: User) -> None:
    consultation = make_consultation()
    client.force_login(anna)
    fields = {"text": HOSTILE, "title": HOSTILE, "place": HOSTILE, "public_name": SHORT}

    response = client.post(form_page(consultation), filled(**fields), follow=True)

    assert Proposal.objects.get().text.startswith("\"'></title>")
    assert faults_of(response.content.decode()) == []


@pytest.mark.parametrize("text", ["a\x00b", VERY_LONG_WORD, "\u202e\u2066\u200b", "😀", "\ud800", "​"])
def test_strange_signs_in_a_form_are_no_error(client: Client, anna: User, text: str) -> None:
    consultation = make_consultation()
    client.force_login(anna)
    raw = text.encode("utf-8", "surrogatepass")
    fields = {name: [raw] for name in ("text", "title", "place", "public_name", "where", "categories")}

    response = client.post(form_page(consultation), filled(**fields))

    assert response.status_code in (200, 302)
    assert not any("\x00" in each.text or "\u202e" in each.text for each in Proposal.objects.all())


def test_no_mail_has_a_second_header_or_line_from_what_somebody_wrote(world: World, clara: User) -> None:
    proposal = world.proposals["published"]
    Contributor.objects.filter(pk=proposal.contributor_id).update(public_name="Anna\r\nBcc: x@example.test")
    Proposal.objects.filter(pk=proposal.pk).update(title="Bank\r\nBcc: x@example.test")
    proposal.refresh_from_db()

    moderation.hide(target=proposal, by=clara, rule="insult", text=HOSTILE)

    written = list(OutboxMessage.objects.values_list("subject", flat=True))
    assert written
    assert not any("\n" in subject or "\r" in subject for subject in written)
    assert all(each.bcc == [] and each.content_subtype == "plain" for each in mail.outbox)


def test_the_mailbox_of_the_try_out_shows_mails_as_text(client: Client, settings: Any) -> None:
    OutboxMessage.objects.create(
        kind="x", address="a@example.test", language="de", subject=HOSTILE[:200], body=HOSTILE, state="sent"
    )
    settings.TRY_OUT = True
    html = mailbox(RequestFactory().get("/postfach/")).content.decode()

    assert MARK in html
    assert faults_of(html) == []


def test_an_imported_address_that_is_a_script_is_no_link(client: Client, world: World) -> None:
    proposal = world.proposals["published"]
    Proposal.objects.filter(pk=proposal.pk).update(source_url=f"javascript:{MARK}()")

    html = client.get(proposal.get_absolute_url()).content.decode()

    assert faults_of(html) == []


def test_only_named_features_make_rich_text_and_no_block_takes_html() -> None:
    kinds = StandardPage._meta.get_field("body").stream_block.child_blocks.values()

    assert not any(isinstance(block, RawHTMLBlock) for block in kinds)
    assert not {"embed", "image", "hr"} & set(TEXT_FEATURES)
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_every_address_is_looked_at(world: World) -> None:
    """An address that cannot be filled in would be an address that nobody tests."""
    looked_at = {name.split(" ")[0] for office in (True, False) for name in addresses(world, office=office)}

    missing = {
        name
        for route, name, _pattern in patterns()
        if name.startswith(("consultations", "answers", "office", "moderation", "account", "mfa"))
        and name not in looked_at
    }

    assert missing == set()
