"""Addresses of the try-out; ``config.urls`` takes them in only there."""

from django.urls import path
from django.views.generic import TemplateView

from design import views

# The error pages under an address, to look at them: they have none of their own.
ERRORS = ["400", "403", "404", "405", "410", "429", "500", "503"]

urlpatterns = [path("stil/", views.style_guide, name="style_guide")]
urlpatterns += [path(f"stil/{code}/", TemplateView.as_view(template_name=f"{code}.html")) for code in ERRORS]
