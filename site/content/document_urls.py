"""The addresses of files. The name is Wagtail's own: its links lead here."""

from django.urls import path

from content.documents import serve

urlpatterns = [path("<int:document_id>/<str:document_filename>", serve, name="wagtaildocs_serve")]
