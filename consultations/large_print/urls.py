from django.urls import path

from . import views

urlpatterns = [
    path("grossdruck.pdf", views.large_print, name="large_print"),
]
