from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="show"),
    path("mitmachen/", views.join, name="join"),
    path("name/", views.name, name="name"),
]
