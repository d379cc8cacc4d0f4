from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("<int:number>/melden/", views.report_proposal, name="report_proposal"),
    path("kommentar/<int:pk>/melden/", views.report_comment, name="report_comment"),
]
