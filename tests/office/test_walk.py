"""Nobody sees a link that refuses them: each role follows whatever the administration shows."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from consultations.models import Consultation
from news.models import NewsPage
from tests.factories import make_candidacy, make_proposal, make_vote_phase
from tests.office.walking import walk

pytestmark = pytest.mark.django_db

EXAMPLES = ("franka", "dilek", "clara", "gregor", "hanna", "admin")


@pytest.fixture
def example(loaded: None, db: None) -> None:
    """The example content, with what the roles hand each other: a page to release, a report, a vote to count."""
    franka = User.objects.get(email="franka@example.org")
    page = NewsPage.objects.first()
    draft = page.copy(update_attrs={"title": "Neuer Weg", "slug": "neuer-weg", "owner": franka}, keep_live=False)
    draft.save_revision(user=franka)
    draft.get_workflow().start(draft, franka)
    phase = make_vote_phase(Consultation.objects.exclude(is_archive=True).first())
    make_candidacy(phase, make_proposal(phase.consultation))
    phase.starts, phase.ends = phase.starts.replace(year=2020), phase.starts.replace(year=2021)
    phase.save()


@pytest.mark.once
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_link_that_is_shown_leads_to_a_page_that_lets_one_in(client: Client, example: None, name: str) -> None:
    client.force_login(User.objects.get(email=f"{name}@example.org"))
    client.raise_request_exception = False

    # Where one may change a thing and not the next, a second one of each kind is tried, too.
    screens, refused = walk(client, limit=600, each=1 if name in ("dilek", "admin") else 2)

    assert refused == []
    assert len(screens) > 10
    # A person without pages never meets the tree.
    assert any(screen.startswith("/verwaltung/pages/") for screen in screens) == (name in ("franka", "dilek", "admin"))


def test_the_author_sees_no_consultation_to_begin(client: Client, example: None) -> None:
    client.force_login(User.objects.get(email="franka@example.org"))
    index = Page.objects.get(slug="mitmachen", locale__language_code="de")

    shown = client.get(reverse("wagtailadmin_explore", args=[index.pk])).content.decode()

    assert reverse("wagtailadmin_pages:add_subpage", args=[index.pk]) not in shown
