"""What is made of pages and settings alone is made once, until one of them changes."""

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from consultations.models import ConsultationIndexPage
from content.versions import addresses_of_kinds
from home.models import HomePage
from tests.factories import locale

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(settings: LazySettings) -> ConsultationIndexPage:
    settings.PAGE_CACHE_SECONDS = 60
    return HomePage.objects.get(locale=locale()).add_child(
        instance=ConsultationIndexPage(title="Mitmachen", slug="mitmachen", locale=locale())
    )


def where() -> str:
    return addresses_of_kinds(ConsultationIndexPage).get(ConsultationIndexPage, "")


def test_the_address_of_a_list_is_asked_for_once(index: ConsultationIndexPage) -> None:
    first = where()
    with CaptureQueriesContext(connection) as asked:
        second = where()

    assert (first, second, len(asked)) == ("/de/mitmachen/", "/de/mitmachen/", 0)


def test_a_list_that_moves_or_goes_has_its_new_address_at_once(index: ConsultationIndexPage) -> None:
    before = where()
    with TestCase.captureOnCommitCallbacks(execute=True):
        index.slug = "beteiligung"
        index.save_revision().publish()
    moved = where()
    with TestCase.captureOnCommitCallbacks(execute=True):
        index.unpublish()

    assert (before, moved, where()) == ("/de/mitmachen/", "/de/beteiligung/", "")
