"""What editors write about consultations, one page per language version. The procedure itself is ``Consultation``."""

from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PagePermissionTester
from wagtail.search import index

from content.metadata import Metadata
from content.models import BasePage
from content.page_cache import keep_until
from content.publishing.findings import Finding
from design.dates import next_midnight

from ..processes.models import Consultation
from ..thanks import result_of
from .around import around
from .panels import TimelinePanel


class ConsultationIndexPage(BasePage):
    """The list of consultations: what runs, what comes, what is over."""

    lead = models.TextField(_("introduction"), blank=True)

    content_panels: ClassVar = [*BasePage.content_panels[:1], FieldPanel("lead"), *BasePage.content_panels[1:]]
    template = "consultations/pages/consultation_index_page.html"

    class Meta:
        verbose_name = _("list of consultations")
        verbose_name_plural = _("lists of consultations")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from .permissions import OnlyWhoSetsUp

        return OnlyWhoSetsUp(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .overview import overview

        return {**super().get_context(request, *args, **kwargs), "overview": overview(request.user)}

    def metadata(self) -> Metadata:
        from ..following.metadata import following_all

        return replace(super().metadata(), followings=(following_all(),))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().serve(request, *args, **kwargs)
        return response.context_data["overview"].kept(response)


class ConsultationPage(BasePage):
    """One consultation in one language version. Its ``translation_key`` is the consultation's ``key``."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("Three sentences: what it is about, what people can do, what happens with it. Lists show it too."),
    )
    image = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    image_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For people who cannot see it. Leave it empty where the picture tells nothing new."),
    )

    content_panels: ClassVar = [
        *BasePage.content_panels[:1],
        TimelinePanel(heading=_("The procedure")),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Picture")),
        *BasePage.content_panels[1:],
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("summary")]
    parent_page_types: ClassVar[list[str]] = ["consultations.ConsultationIndexPage"]
    # A page below would be open to everybody where the consultation is closed, and name it on its way.
    subpage_types: ClassVar[list[str]] = []
    template = "consultations/pages/consultation_page.html"

    class Meta:
        verbose_name = _("consultation page")
        verbose_name_plural = _("consultation pages")

    #: The ``translation_key`` of the page this one is being copied from, until the copy is saved.
    copied_from: UUID | None = None

    def copy_all_child_relations(self, target: "ConsultationPage", *args: Any, **kwargs: Any) -> Any:
        """Every way of copying, with the list above it or as an alias, comes here before the copy is saved."""
        target.copied_from = self.translation_key
        return super().copy_all_child_relations(target, *args, **kwargs)

    @cached_property
    def consultation(self) -> Consultation | None:
        """The procedure that all versions of this page share; None before the page is first saved."""
        return Consultation.objects.prefetch_related("phases").filter(key=self.translation_key).first()

    def metadata(self) -> Metadata:
        from ..following.metadata import followings_of

        return replace(
            super().metadata(),
            description=self.search_description or self.summary,
            image=self.image,
            image_text=self.image_alt,
            followings=followings_of(self.consultation) if self.consultation else (),
            short=f"/b/{self.consultation.slug}/" if self.consultation else "",
        )

    def own_findings(self) -> list[Finding]:
        from .checklist import findings_of

        return list(findings_of(self))

    can_be_closed: ClassVar[bool] = True

    def is_closed_to(self, person: Any) -> bool:
        return self.consultation is not None and self.consultation.is_closed_to(person)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = {"consultation": self.consultation, "result": result_of(request)}
        if self.consultation:
            context["around"] = around(self.consultation, request.user)
        return {**super().get_context(request, *args, **kwargs), **context}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().serve(request, *args, **kwargs)
        if self.consultation and self.consultation.is_closed:
            add_never_cache_headers(response)
        if self.consultation:
            keep_until(response, self.consultation.next_border())
            # The page says how many days are left.
            keep_until(response, next_midnight())
            keep_until(response, response.context_data["around"].changes_at)
        return response
