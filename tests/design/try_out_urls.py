"""The site's addresses with those of the try-out."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config.urls import urlpatterns as site

urlpatterns = [*i18n_patterns(path("", include("design.urls"))), *site]
