"""The example content, loaded once for all tests of a module: that takes seconds."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.images.models import Image


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_example", stdout=StringIO())
        yield
        # Rows go with the transaction, files would stay.
        for picture in Image.objects.filter(title__startswith="Beispiel: "):
            picture.file.delete(save=False)
        transaction.set_rollback(True)


@pytest.fixture
def example(loaded: None, db: None) -> None:
    """As it is after loading; what a test changes is gone after it."""
