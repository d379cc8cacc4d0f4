"""Addresses that programs ask again and again, below ``abonnieren/``, and the page that explains them."""

from django.urls import path

from . import calendars, feeds, views

urlpatterns = [
    path("", views.overview, name="following"),
    path("aktuelles.atom", feeds.news, name="following_news"),
    path("termine.atom", feeds.events, name="following_events"),
    path("termine.ics", calendars.events, name="following_events_calendar"),
    path("termin/<uuid:key>.ics", calendars.event, name="following_event"),
]
