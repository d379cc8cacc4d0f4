"""Addresses that programs ask again and again, below ``abonnieren/``: whoever follows them finds all consultations."""

from django.urls import path

from . import calendars, feeds

app_name = "following"

urlpatterns = [
    path("beteiligungen.atom", feeds.consultations, name="feed"),
    path("beteiligungen.ics", calendars.consultations, name="calendar"),
]
