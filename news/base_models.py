"""What articles and events have in common."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

import cities
from consultations.models import Consultation
from content.models import BasePage
from content.versions import Memory, address_for_reader, other_language

from .facts import SharedFacts
from .filtering import Asked
from .topics.models import Topic


def consultation_key(related_name: str) -> models.ForeignKey:
    """The link to the consultation that a page is about; ``related_name`` is how the consultation finds it."""
    return models.ForeignKey(
        Consultation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name=related_name,
        verbose_name=_("consultation"),
        help_text=_("The page links to it. If only invited people may read the consultation, so it is with this page."),
    )


class ListPage(BasePage):
    """A list of the pages below it, and of those that stand in for them in this version."""

    lead = models.TextField(_("introduction"), blank=True)

    content_panels: ClassVar = [*BasePage.content_panels[:1], FieldPanel("lead"), *BasePage.content_panels[1:]]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("lead")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def asked(self, request: HttpRequest) -> Asked:
        """The list that the address asks for."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "asked": self.asked(request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().serve(request, *args, **kwargs)
        return response.context_data["asked"].kept(response)


class ReadablePage(SharedFacts):
    """A page that may be about a consultation. Whoever may not read the consultation does not read the page either."""

    #: Each kind has its own key, see ``consultation_key``.
    consultation: Any

    lead = models.TextField(
        _("summary"), blank=True, help_text=_("Two or three sentences: what is new, for whom. Lists show them too.")
    )
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    district = models.CharField(_("district"), max_length=20, blank=True)
    is_example = models.BooleanField(_("example"), default=False, help_text=_("The page says that it is an example."))

    override_translatable_fields: ClassVar = [SynchronizedField("district")]
    exclude_fields_in_copy: ClassVar[list[str]] = [*BasePage.exclude_fields_in_copy, "is_example"]
    promote_panels: ClassVar = [*BasePage.promote_panels, FieldPanel("is_example")]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.FilterField("district"),
        index.FilterField("topic"),
        index.FilterField("consultation"),
    ]

    class Meta:
        abstract = True

    @property
    def reader_url(self) -> str:
        """Where the reader of the active version finds what ``for_version`` has found."""
        return address_for_reader({self.locale.language_code: self}, Memory())

    @property
    def other_language(self) -> str:
        """The language of this page where it is not the reader's; else empty."""
        return other_language(self.locale.language_code)

    @property
    def district_name(self) -> str:
        return cities.current().place_name(self.district) if self.district else ""

    can_be_closed: ClassVar[bool] = True

    def is_closed_to(self, person: Any) -> bool:
        return self.consultation is not None and self.consultation.is_closed_to(person)

    def consultation_for(self, person: Any) -> Consultation | None:
        """The consultation, where this person finds it."""
        if self.consultation_id is None:
            return None
        return Consultation.objects.visible_to(person).filter(pk=self.consultation_id).first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["consultation"] = self.consultation_for(getattr(request, "user", None))
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if self.consultation and self.consultation.is_closed:
            add_never_cache_headers(response)
        return response
