"""Role × address over the whole administration, with things of every kind: who is let in, who is turned away."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Workflow

from accounts.models import User
from consultations.models import Consultation, Level
from content.models import ReadingGroup, Term, WordChoice
from home.models import Message, PeopleTest, Person
from news.models import Topic
from tests.faults.doors import addresses
from tests.faults.world import World, make_world
from tests.office.walking import START

pytestmark = pytest.mark.django_db

ROLES = ("franka", "dilek", "clara", "gregor", "hanna", "emil")
ALL = set(ROLES)
WRITING = {"franka", "dilek", "emil"}
EDITING = {"dilek", "emil"}
ANSWERING = {"dilek", "gregor", "emil"}
MODERATING = {"clara", "emil"}
COUNTING = {"hanna", "emil"}
OF_THE_OFFICE = ALL - {"franka"}
ADMINISTRATING = {"emil"}
NOBODY: set[str] = set()

#: The beginning of an address's name → who is let in; the longest beginning counts. An address without one fails.
TABLE: dict[str, set[str]] = {
    # The first screen, the own account, the way in and out; pictures of buttons, words for scripts.
    "wagtailadmin_home": ALL,
    "wagtailadmin_account": ALL,
    "wagtailadmin_dismissibles": ALL,
    # Not found, for whoever gets so far: there are no passwords.
    "wagtailadmin_password_reset": WRITING,
    "wagtailadmin_sprite": ALL,
    "wagtailadmin_javascript_catalog": ALL,
    "wagtail_localize:javascript_catalog": ALL,
    "wagtailadmin_login": ALL,
    # Our own screens. Acts by POST are in test_who_may.
    "answers_admin:": ANSWERING,
    "consultations_admin:": EDITING,
    "consultations_admin:delete": ADMINISTRATING,
    "consultations_admin:ballot_paper": EDITING | COUNTING,
    "contact_messages:": EDITING,
    "moderation:": MODERATING,
    "office_proposals:": OF_THE_OFFICE,
    "office_comments:": OF_THE_OFFICE,
    "office_results:": OF_THE_OFFICE,
    "office_answers:": ANSWERING,
    "office_shorts:": ANSWERING,
    "office_status:": ANSWERING,
    "office_reports:": MODERATING,
    "office_ballots:": COUNTING,
    "office_tallies:": COUNTING,
    "people:": EDITING,
    "people_tests:": EDITING,
    "terms:": EDITING,
    "topics:": EDITING,
    # Pages: authors see the tree, and change what is theirs. These are about somebody else's page.
    "wagtailadmin_explore": WRITING,
    "wagtailadmin_choose_page": WRITING,
    "wagtailadmin_block_preview": WRITING,
    "wagtailadmin_api:": WRITING,
    "wagtailadmin_tag_": WRITING,
    "wagtailadmin_pages:": EDITING,
    "wagtailadmin_pages:choose_parent": WRITING,
    "wagtailadmin_pages:confirm_workflow_cancellation": WRITING,
    "wagtailadmin_pages:convert_alias": WRITING,
    # A question, whose answer is refused.
    "wagtailadmin_pages:move_confirm": WRITING,
    "wagtailadmin_pages:search": WRITING,
    # Who reads is a fact of the consultation: no page has such a choice, whoever asks.
    "wagtailadmin_pages:set_privacy": NOBODY,
    "wagtailadmin_pages:type_use": WRITING,
    "wagtailadmin_pages:revisions_index": WRITING,
    "broken_links:": EDITING,
    "published_despite:": EDITING,
    # Authors look through the list of their own pages, and compare the own versions.
    "publishing:": EDITING,
    "texts:": EDITING,
    "reading_groups:": EDITING,
    "word_list:": EDITING,
    "plain_language:": EDITING,
    "checking:": EDITING,
    "wagtailadmin_reports:": EDITING,
    "wagtailadmin_reports:locked_pages": ADMINISTRATING,
    "wagtailadmin_reports:page_types_usage": WRITING,
    "wagtail_localize:": EDITING,
    "wagtailredirects:": EDITING,
    "wagtailsettings:": EDITING,
    # Files.
    "wagtaildocs:": WRITING,
    "wagtaildocs_chooser:": WRITING,
    "wagtailimages:": WRITING,
    "wagtailimages_chooser:": WRITING,
    "wagtailembeds:": WRITING,
    "wagtailadmin_collections:": ADMINISTRATING,
    # Accounts; what only the operator of the server touches.
    "wagtailusers_users:": ADMINISTRATING,
    "wagtailusers_groups:": NOBODY,
    "wagtailsites:": NOBODY,
    "wagtaillocales:": NOBODY,
    "wagtailadmin_workflows:": NOBODY,
    # There are none; Wagtail says so even to operators.
    "wagtailsnippets:": NOBODY,
}
#: These take a POST only and say so to everybody in the office before they ask who it is.
ONLY_POST = {
    *(f"consultations_admin:{name}" for name in ("admit", "leave_out", "take_off", "put_back", "draw_numbers")),
    *(f"consultations_admin:{name}" for name in ("count", "make_final", "declare_void")),
    *("wagtailadmin_pages:lock", "wagtailadmin_pages:unlock"),
    *(f"contact_messages:{name}" for name in ("again", "done", "remove")),
    # Advice about words that one sends along; nothing is read or kept.
    "checking:fields",
}


def allowed(name: str) -> set[str]:
    beginnings = [beginning for beginning in TABLE if name.startswith(beginning)]
    return TABLE[max(beginnings, key=len)]


@pytest.fixture
def world(anna: User) -> World:
    world = make_world(anna)
    # With a list of people, so that its screen exists.
    Consultation.objects.filter(pk=world.consultation.pk).update(level=Level.CHECKED)
    image = get_image_model().objects.create(title="Bank", file=get_test_image_file())
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"%PDF-1.4", "plan.pdf"))
    world.rest |= {
        "wagtailimages": image,
        "wagtailimages_chooser": image,
        "wagtaildocs": document,
        "wagtaildocs_chooser": document,
        "wagtailadmin_collections": Collection.get_first_root_node().add_child(name="Baustellen"),
        "wagtailredirects": Redirect.objects.create(old_path="/alt", redirect_link="/de/"),
        "wagtailadmin_workflows": Workflow.objects.get(),
        "wagtailusers_groups": Group.objects.order_by("pk").first(),
        "contact_messages": Message.objects.create(text="Guten Tag", language="de"),
        "people": Person.objects.create(name="Erika"),
        "people_tests": PeopleTest.objects.create(who="Tastatur, 2 Personen", task="finden", ending="passed"),
        "terms": Term.objects.create(word={"de": "Haushalt"}, explanation={"de": "Das Geld der Stadt."}),
        "topics": Topic.objects.create(name={"de": "Bauen"}, slug="bauen"),
        "word_list": WordChoice.objects.create(avoid="Gremium", prefer="Gruppe"),
        "reading_groups": ReadingGroup.objects.create(name="Prüfgruppe Wuppertal"),
    }
    return world


def doors_of(world: World) -> dict[str, str]:
    """Every address of the administration; those of files and redirects name their thing in their own way."""
    doors = addresses(world, office=True)
    # Ours stand before wagtail-localize's: two without names, which are its own again, and no aliases.
    doors.pop("None")
    doors.pop("wagtail_localize:convert_to_alias")
    for kind, names in {"wagtailimages": ("edit", "delete", "image_usage"), "wagtaildocs": ("edit", "delete")}.items():
        doors |= {f"{kind}:{name}": reverse(f"{kind}:{name}", args=[world.rest[kind].pk]) for name in names}
    redirect = [world.rest["wagtailredirects"].pk]
    return doors | {
        f"wagtailredirects:{name}": reverse(f"wagtailredirects:{name}", args=redirect) for name in ("edit", "delete")
    }


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES)
def test_only_the_people_in_the_table_are_let_in(
    client: Client, world: World, request: pytest.FixtureRequest, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))
    doors = {name: address for name, address in doors_of(world).items() if name not in ONLY_POST}

    answers = {name: client.get(address) for name, address in doors.items()}

    assert {name: each.status_code for name, each in answers.items() if each.status_code >= 500} == {}
    let_in = {name for name, answer in answers.items() if not turns_away(answer)}
    assert let_in == {name for name in doors if role in allowed(name) and not is_of_files(name, role)}


def turns_away(answer: Any) -> bool:
    """Back to the first screen with a sentence. What takes a POST only, or finds nothing, has let us in."""
    if answer.status_code == 302 and "delete" in answer.request["PATH_INFO"]:
        # Of collections one sees only those that one may delete; the others are not found.
        return True
    return answer.status_code == 403 or (answer.status_code == 302 and answer.headers["Location"] == START)


def is_of_files(name: str, role: str) -> bool:
    """Authors change the own files only, and these are nobody's."""
    kind, _, act = name.partition(":")
    if kind not in ("wagtailimages", "wagtaildocs") or act not in ("edit", "delete", "image_usage"):
        return False
    return role == "franka"


def test_the_operator_of_the_server_is_refused_nowhere(admin_client: Client, world: World) -> None:
    doors = {name: address for name, address in doors_of(world).items() if name not in ONLY_POST}

    refused = {name for name, address in doors.items() if turns_away(admin_client.get(address))}

    assert refused == {"wagtailsnippets:index", "wagtailadmin_pages:set_privacy"}


def test_every_address_of_the_administration_is_in_the_table(world: World) -> None:
    unknown = [name for name in doors_of(world) if not any(name.startswith(beginning) for beginning in TABLE)]

    assert unknown == []


@pytest.mark.once
@pytest.mark.parametrize("role", ["franka", "clara", "gregor", "hanna"])
def test_whoever_does_not_edit_changes_nothing_by_any_address(
    client: Client, world: World, request: pytest.FixtureRequest, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))
    client.raise_request_exception = False
    before = what_editors_own(world)

    for name, address in doors_of(world).items():
        if role not in allowed(name):
            client.post(address, {"title": "Gekapert", "name": "Gekapert", "confirm": "1", "destination": "1"})

    assert what_editors_own(world) == before


def what_editors_own(world: World) -> list[Any]:
    world.page.refresh_from_db()
    files = (get_image_model(), get_document_model())
    kinds = (Collection, Redirect, Workflow, Group, Person, PeopleTest, Topic, *files, User)
    rows = [list(kind.objects.order_by("pk").values_list("pk", flat=True)) for kind in kinds]
    names = [list(kind.objects.order_by("pk").values_list("name", flat=True)) for kind in (Group, Person, Topic)]
    page = [world.page.title, world.page.path, world.page.live, world.page.locked, world.page.latest_revision_id]
    return [*rows, *names, page]


@pytest.mark.parametrize(
    "role", [*(pytest.param(role, marks=pytest.mark.once) for role in ("franka", "dilek")), "emil"]
)
def test_no_address_fails_where_a_request_says_nothing(
    client: Client, world: World, request: pytest.FixtureRequest, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))
    client.raise_request_exception = False

    failed = {name for name, address in doors_of(world).items() if client.post(address).status_code >= 500}

    assert failed == set()


def test_a_link_to_another_site_is_still_chosen(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    link = {"external-link-chooser-url": "https://example.org/", "external-link-chooser-link_text": "Beispiel"}

    answer = client.post(reverse("wagtailadmin_choose_page_external_link"), link)

    assert answer.json()["result"]["url"] == "https://example.org/"
