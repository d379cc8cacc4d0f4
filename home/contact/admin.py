"""The messages of the contact form, as the office reads and closes them."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from consultations.exports.listing import DayColumn, ListingViewSet, ListView, LookView

from . import services
from .models import Concern, Message

READS_MESSAGES = "home.read_messages"


class MessageFilters(WagtailFilterSet):
    show = django_filters.ChoiceFilter(
        label=_("Show"), choices=[("done", _("Done")), ("all", _("All"))], empty_label=_("To do"), method="as_it_is"
    )
    concern = django_filters.ChoiceFilter(label=_("Concern"), choices=Concern.choices)

    class Meta:
        model = Message
        fields = ["show", "concern"]

    def as_it_is(self, queryset: QuerySet[Message], name: str, value: str) -> QuerySet[Message]:
        """The list itself has chosen already: its default is not "all"."""
        return queryset


class MessageList(ListView):
    page_title = _("Messages")
    default_ordering = "-created_at"
    # A table of people's messages does not leave the house.
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[Message]:
        found = super().get_base_queryset().select_related("done_by")
        match self.request.GET.get("show"):
            case "all":
                return found
            case "done":
                return found.exclude(done_at=None)
            case _:
                return found.filter(done_at=None)


class MessageLook(LookView):
    page_title = _("Message")
    template_name = "home/office/message.html"


class MessageViewSet(ListingViewSet):
    """Permission to read them is permission to close and to delete them."""

    model = Message
    name = "contact_messages"
    url_prefix = "nachrichten"
    icon = "mail"
    menu_label = _("Messages")
    menu_name = "contact_messages"
    menu_order = 170
    add_to_admin_menu = True
    index_view_class = MessageList
    inspect_view_class = MessageLook
    readers = (READS_MESSAGES,)
    filterset_class = MessageFilters
    search_backend_name = None
    search_fields = ["subject", "text", "name", "email", "phone"]
    list_display = [
        TitleColumn("title", label=_("Message"), get_url=lambda message: url_of(message)),
        Column("concern", label=_("Concern"), accessor="get_concern_display"),
        Column("name", label=_("Name")),
        DayColumn("created_at", label=_("Received")),
        DayColumn("done_at", label=_("Done")),
        DayColumn("delete_on", label=_("Deleted on")),
    ]
    inspect_view_fields = [
        *("concern", "subject", "text", "name", "email", "phone"),
        *("language", "created_at", "done_at", "done_by", "delete_on"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("done/<int:pk>/", acting(services.close, _("The message is done.")), name="done"),
            path("again/<int:pk>/", acting(services.open_again, _("The message is to do again.")), name="again"),
            path("delete/<int:pk>/", acting(services.delete, _("The message is deleted.")), name="remove"),
        ]


def acting(act: Callable[..., None], sentence: Any) -> Callable[..., HttpResponse]:
    """A view that does this to a message and says so."""

    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        if not may_read(request.user):
            raise PermissionDenied
        act(message=get_object_or_404(Message, pk=pk), by=request.user)
        messages.success(request, sentence)
        return redirect("contact_messages:index")

    return view


def may_read(user: Any) -> bool:
    return bool(user.has_perm(READS_MESSAGES))


def url_of(message: Message) -> str:
    return reverse("contact_messages:inspect", args=[message.pk])


def permissions() -> QuerySet[Permission]:
    """What the form of a group offers."""
    return Permission.objects.filter(content_type__app_label="home", codename="read_messages")
