"""What a view can count on behind a door that lets only signed-in people in."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request of somebody with an account."""

    user: User
