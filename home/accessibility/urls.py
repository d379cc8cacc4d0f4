from django.urls import path

from . import views

urlpatterns = [
    path("pruefbericht/", views.report, name="accessibility_report"),
    path("mitschriften.txt", views.transcripts_as_text, name="accessibility_transcripts_as_text"),
    path("pruefbericht.json", views.report_as_json, name="accessibility_report_json"),
]
