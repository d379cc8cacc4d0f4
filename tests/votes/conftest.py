import pytest
from django.contrib.auth.models import Permission
from django.utils import translation

from accounts.models import User
from tests.factories import make_user


@pytest.fixture
def officer(db: None) -> User:
    """Somebody of the office who counts votes and sets consultations up."""
    user = make_user("amt@example.test", name="Amt")
    wanted = ["count", "change_consultation"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=wanted, content_type__app_label="consultations"))
    return user


@pytest.fixture
def english() -> None:
    translation.activate("en")
