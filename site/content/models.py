"""What every page has. What stands around each of them lies in modules of its own, named here for Django."""

from typing import TYPE_CHECKING, Any, ClassVar

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from content import lists
from content.announcement import Announcement
from content.checking.models import CheckedText, WordChoice
from content.fields import BodyField
from content.former_addresses import FormerAddress
from content.navigation import Navigation
from content.page_words import words_in
from content.publishing.findings import Finding
from content.publishing.forms import PublishingForm
from content.publishing.panels import ChecklistPanel
from content.site_facts import SiteFacts
from content.terms.explaining import Explaining
from content.terms.models import Term
from content.texts.models import PublishedText, ReadingGroup, TextCheck, TextState, Verdict
from content.texts.panels import VersionPanel
from content.texts.reading import checked_text, newer_german
from content.versions import Memory, active_language, addresses_by_id, page_versions, versions_of

if TYPE_CHECKING:
    from content.metadata import Metadata

__all__ = [
    "Announcement",
    "BasePage",
    "CheckedText",
    "FormerAddress",
    "Navigation",
    "PublishedText",
    "ReadingGroup",
    "SiteFacts",
    "Term",
    "TextCheck",
    "TextState",
    "Verdict",
    "WordChoice",
]

# Home pages lie here, one for each version.
ROOT_DEPTH = 2


class BasePage(Page):
    """A page of the site, in one language version."""

    body = BodyField(verbose_name=_("Body"))
    # A closed audience is a fact of the consultation, which every door asks; a page alone cannot keep it.
    private_page_options: ClassVar[list[str]] = []
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("text_to_search")]

    base_form_class = PublishingForm
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("body"),
        VersionPanel(heading=_("In other versions")),
        ChecklistPanel(heading=_("Before publishing")),
    ]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        is_stand_in = getattr(request, "is_stand_in", False)
        # Where the default page stands in, its language is not the one that <html> says.
        context["is_stand_in"] = is_stand_in
        context["main_language"] = settings.LANGUAGE_CODE if is_stand_in else ""
        pages: Any = SimpleLazyObject(lambda: versions_of(self) if self.pk else {})
        context["versions"] = SimpleLazyObject(lambda: page_versions(self, pages) if self.pk else [])
        context["newer"] = None if is_stand_in else SimpleLazyObject(lambda: newer_german(self, pages))
        context["checked"] = SimpleLazyObject(lambda: checked_text(self, pages, request))
        context["explaining"] = Explaining(settings.LANGUAGE_CODE if is_stand_in else active_language())
        context["is_plain"] = not is_stand_in and active_language() == "de-simple"
        context["breadcrumbs"] = SimpleLazyObject(lambda: self.breadcrumbs(request))
        # Of what not everybody reads machines learn nothing, whoever looks at it.
        context["metadata"] = SimpleLazyObject(lambda: None if self.is_closed_to(AnonymousUser()) else self.metadata())
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, kept no longer than the lists in its body stay true: these are made when it is written out."""
        response = super().serve(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.add_post_render_callback(lambda made: lists.keep(request, made))
        return response

    @method_decorator(csp_replace({"frame-ancestors": ["'self'"]}))
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The editor shows it in a frame, and its content checks look into it."""
        return super().serve_preview(request, mode_name)

    @property
    def is_home(self) -> bool:
        return self.depth == ROOT_DEPTH

    def metadata(self) -> "Metadata":
        """What machines read about the page; kinds of pages that know more say so."""
        from content.metadata import Metadata

        return Metadata(
            title=self.seo_title or self.title, description=self.search_description or getattr(self, "lead", "")
        )

    def text_to_search(self) -> str:
        """The words in which a search looks, in the order of the page."""
        opening = getattr(self, "lead", "") or getattr(self, "summary", "")
        return "\n".join([opening, *words_in(self.body.stream_block, self.body)]).strip()

    def own_findings(self) -> list[Finding]:
        """What the check-list says about pages of this kind, beside what holds for every page."""
        return []

    #: Whether there are pages of this kind that not everybody reads.
    can_be_closed: ClassVar[bool] = False

    def is_closed_to(self, person: Any) -> bool:
        """Whether this person may not read the page; kinds of pages that not everybody reads say so."""
        return False

    def breadcrumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way from the home page down to this one, with the addresses in the reader's version."""
        if self.depth <= ROOT_DEPTH:
            return []
        above = list(
            self.get_ancestors().live().filter(depth__gte=ROOT_DEPTH).only("title", "url_path", "path", "depth")
        )
        memory = Memory()
        if getattr(request, "is_stand_in", False):
            addresses = addresses_by_id([page.pk for page in above])
        else:
            addresses = {page.pk: page.get_url(memory) for page in above}
        # The first is called the same everywhere, also above contributions, which are no pages.
        titles = {page.pk: page.title if page.depth > ROOT_DEPTH else gettext("Start page") for page in above}
        return [(titles[page.pk], addresses[page.pk]) for page in above if addresses.get(page.pk)] + [(self.title, "")]

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """None: editors cannot set any, so there is nothing to look up for each reader."""
        return PageViewRestriction.objects.none()
