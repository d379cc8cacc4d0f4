from django.urls import path

from . import views

urlpatterns = [
    path("daten/", views.overview, name="open_data"),
    path("daten/ergebnis.json", views.result_as_json, name="open_data_result"),
    path("daten/<slug:name>.csv", views.as_csv, name="open_data_csv"),
    path("daten/<slug:name>.xlsx", views.as_xlsx, name="open_data_xlsx"),
]
