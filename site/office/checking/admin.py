"""The addresses of these screens, and where one finds them."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .report_admin import PlainReportView
from .views import BegunView, EditedView, FieldsView


def urls() -> list[URLPattern | URLResolver]:
    asking = [
        path("felder/", FieldsView.as_view(), name="fields"),
        path("<int:page_id>/", EditedView.as_view(), name="edited"),
        path(
            "neu/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
            BegunView.as_view(),
            name="begun",
        ),
    ]
    report = [path("", PlainReportView.as_view(), name="report")]
    return [
        path("klartext/", include((asking, "checking"))),
        path("berichte/sprache/", include((report, "plain_language"))),
    ]


def menu_item() -> MenuItem:
    return MenuItem(
        _("Plain language"),
        reverse("plain_language:report"),
        name="plain-language",
        icon_name="clipboard-list",
        order=840,
    )
