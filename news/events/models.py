"""*Termine*: the list of events, and events."""

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.metadata import Metadata
from content.models import BasePage
from content.page_cache import keep_until
from content.publishing.findings import Finding

from ..admin_forms import EventForm
from ..base_models import ListPage, ReadablePage, consultation_key
from ..checklist import of_event
from ..filtering import CURSOR, Asked, EventFilter, judged, narrowed
from ..following.metadata import following_events, metadata_of_event
from ..panels import FollowingPanel
from ..querysets import NEAREST_FIRST, EventQuerySet
from .languages import LanguagesField
from .showing import facts_of, help_in_short


class EventState(models.TextChoices):
    PLANNED = "planned", _("Takes place as planned")
    MOVED = "moved", pgettext_lazy("event", "Moved")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


class Interpreter(models.TextChoices):
    """How people follow it who cannot hear it."""

    SIGN = "sign", _("German Sign Language")
    TEXT = "text", _("What is said is written along")
    SIGN_AND_TEXT = "both", _("German Sign Language, and what is said is written along")
    ON_REQUEST = "request", _("Sign language, if you ask for it beforehand")


class EventIndexPage(ListPage):
    """Upcoming events by their beginning, then past ones."""

    subpage_types: ClassVar[list[str]] = ["news.EventPage"]
    template = "news/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def metadata(self) -> Metadata:
        return replace(super().metadata(), followings=(following_events(),))

    def asked(self, request: HttpRequest) -> Asked:
        at = timezone.now()
        form, chosen = judged(EventFilter, request.GET)
        events = narrowed(EventPage.objects.visible_to(request.user).for_version(), chosen)
        if help_needed := chosen.get("hilfe"):
            events = events.filter(EventFilter.HELP[help_needed])
        if when := chosen.get("zeit"):
            events = events.upcoming(at) if when == EventFilter.UPCOMING else events.past(at)
        return Asked(
            queryset=events.nearest_first(at).for_lists(),
            order=NEAREST_FIRST,
            form=form,
            chosen=chosen,
            cursor=request.GET.get(CURSOR, ""),
            at=at,
        )


class EventPage(ReadablePage):
    """Something that takes place at a time, somewhere or online."""

    SHARED = (
        *(
            "starts",
            "ends",
            "address",
            "online_link",
            "is_step_free",
            "interpreter",
            "child_care",
            "languages",
            "state",
        ),
        *("topic", "district", "consultation", "is_example"),
    )

    consultation = consultation_key("events")
    starts = models.DateTimeField(_("begins"))
    ends = models.DateTimeField(_("ends"), help_text=_("If nobody knows yet: your best guess."))
    place = models.CharField(
        _("place"), max_length=250, blank=True, help_text=_("As people call it: “Town hall, Room 101”.")
    )
    address = models.TextField(_("address"), blank=True, help_text=_("Street and number, post code, town."))
    online_link = models.URLField(_("link for taking part online"), max_length=500, blank=True)
    is_step_free = models.BooleanField(
        _("step-free"),
        null=True,
        blank=True,
        help_text=_("Whether people get there without stairs, from the street to the room and to a toilet."),
    )
    interpreter = models.CharField(_("for people who cannot hear"), max_length=10, choices=Interpreter, blank=True)
    child_care = models.BooleanField(_("child care"), default=False)
    languages = LanguagesField(_("languages"), help_text=_("In which people can follow it, and ask."))
    state = models.CharField(_("does it take place?"), max_length=10, choices=EventState, default=EventState.PLANNED)
    state_note = models.TextField(
        _("what has changed"), blank=True, help_text=_("Why, what was before, and what people can do instead.")
    )

    objects: ClassVar = PageManager.from_queryset(EventQuerySet)()

    base_form_class = EventForm
    override_translatable_fields: ClassVar = [*ReadablePage.override_translatable_fields, SynchronizedField("address")]
    content_panels: ClassVar = [
        *BasePage.content_panels[:1],
        FollowingPanel(),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("state_note")], heading=_("Does it take place?")),
        FieldPanel("lead"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])], heading=_("When")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("address"), FieldPanel("online_link")], heading=_("Where")),
        MultiFieldPanel(
            [FieldPanel("is_step_free"), FieldPanel("interpreter"), FieldPanel("child_care"), FieldPanel("languages")],
            heading=_("Who can take part"),
        ),
        MultiFieldPanel(
            [FieldPanel("topic"), FieldPanel("district"), FieldPanel("consultation")], heading=_("What it is about")
        ),
        *BasePage.content_panels[1:],
    ]
    search_fields: ClassVar = [
        *ReadablePage.search_fields,
        index.SearchField("place"),
        index.SearchField("address"),
        index.FilterField("starts"),
        index.FilterField("ends"),
        index.FilterField("state"),
    ]
    parent_page_types: ClassVar[list[str]] = ["news.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "news/event_page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="event_ends_after_it_starts",
                violation_error_message=_("An event ends after it begins. Please check day and time."),
            ),
        ]

    def metadata(self) -> Metadata:
        return metadata_of_event(self, super().metadata())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["has_ended"] = self.has_ended()
        context["facts"] = facts_of(self, context["consultation"])
        context["note"], context["note_language"] = self.note
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        return response if self.has_ended() else keep_until(response, self.ends)

    def has_ended(self, at: datetime | None = None) -> bool:
        """Whether it has ended; an unsaved one without an end has not."""
        return bool(self.ends) and self.ends <= (at or timezone.now())

    def receive(self, leader: Self) -> None:
        if self.state != leader.state:
            # What was said of the former state is not true of this one.
            self.state_note = ""
        super().receive(leader)

    @property
    def note(self) -> tuple[str, str]:
        """What has changed, and its language where it is another one: the German words until there are own ones."""
        if self.state_note or self.state == EventState.PLANNED:
            return self.state_note, ""
        leader = self.leader()
        return (leader.state_note, leader.locale.language_code) if leader and leader.state_note else ("", "")

    def own_findings(self) -> list[Finding]:
        return list(of_event(self))

    @property
    def is_cancelled(self) -> bool:
        return self.state == EventState.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.state == EventState.MOVED

    @property
    def offers(self) -> list[str]:
        """What an entry of a list says about who can take part; nothing once it is over or cancelled."""
        return [] if self.has_ended() or self.is_cancelled else help_in_short(self)
