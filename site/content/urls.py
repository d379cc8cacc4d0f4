"""The pages' addresses. Wagtail's own log-in pages are left out: there is one door."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from content.serving import serve

urlpatterns = [re_path(serve_pattern, serve, name="wagtail_serve")]
