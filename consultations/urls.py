"""Permanent addresses of consultations and contributions, before Wagtail's catch-all."""

from django.urls import include, path

app_name = "consultations"

urlpatterns = [
    path("<slug:slug>/", include("consultations.processes.urls")),
    path("<slug:slug>/", include("consultations.exports.urls")),
    path("<slug:slug>/", include("consultations.large_print.urls")),
    path("<slug:slug>/", include("consultations.proposals.urls")),
    path("<slug:slug>/", include("consultations.comments.urls")),
    path("<slug:slug>/", include("consultations.votes.urls")),
    path("<slug:slug>/", include("consultations.moderation.urls")),
    path("<slug:slug>/", include("consultations.following.urls_of_one")),
]
