"""The office's screens: an index. Each subject builds its own."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from .pages import deletion  # noqa: F401  # Registers its hooks.
from .processes.admin import ConsultationViewSet


@hooks.register("register_admin_viewset")
def consultation_screens() -> list[ViewSet]:
    return [ConsultationViewSet()]
