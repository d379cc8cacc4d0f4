from django.urls import path

from . import views

urlpatterns = [
    path("", views.write, name="contact_message"),
    path("danke/", views.thanks, name="contact_thanks"),
]
