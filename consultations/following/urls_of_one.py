"""The same for one consultation."""

from django.urls import path

from . import calendars, feeds

urlpatterns = [
    path("vorschlaege.atom", feeds.proposals, name="proposals_feed"),
    path("beteiligung.ics", calendars.consultation, name="calendar"),
]
