"""The office's screen for topics."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from .topics.admin import TopicViewSet


@hooks.register("register_admin_viewset")
def topic_screens() -> list[ViewSet]:
    return [TopicViewSet("topics")]
