"""Pages that just say something."""

from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel

from content.models import BasePage
from content.publishing.forms import PublishingForm

TEXT_PAGE = "home/text_page.html"

Words = Promise | str
#: A heading, and the paragraphs below it.
Section = tuple[Words, tuple[Words, ...]]


class StartingForm(PublishingForm):
    """A new page begins with what its kind usually says, in the page's language. The check-list asks for the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        page = kwargs.get("instance")
        # The preview of a page that is being written comes without a language, and with a body of its own.
        if page is not None and page._state.adding and page.locale_id and not page.body:
            page.body = page.starting_body()
        super().__init__(*args, **kwargs)


class TextPage(BasePage):
    """An introduction and a body. Kinds of pages that editors choose by name are made of it."""

    lead = models.TextField(_("introduction"), blank=True)
    is_example = models.BooleanField(_("example"), default=False, help_text=_("The page says that it is an example."))

    #: What the body of a new page begins with.
    START: ClassVar[tuple[Section, ...]] = ()

    base_form_class = StartingForm
    exclude_fields_in_copy: ClassVar[list[str]] = [*BasePage.exclude_fields_in_copy, "is_example"]
    content_panels: ClassVar = [*BasePage.content_panels[:1], FieldPanel("lead"), *BasePage.content_panels[1:]]
    promote_panels: ClassVar = [*BasePage.promote_panels, FieldPanel("is_example")]

    class Meta:
        abstract = True

    def starting_body(self) -> list[tuple[str, Any]]:
        blocks: list[tuple[str, Any]] = []
        with override(self.locale.language_code):
            for heading, paragraphs in self.START:
                blocks.append(("heading", {"text": str(heading), "level": "2"}))
                blocks.append(("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)))
        return blocks


class StandardPage(TextPage):
    """A page for everything that has no kind of its own."""

    page_description = _("For everything that has no page type of its own.")
    # Wagtail gives each kind a template of its own unless told.
    template = TEXT_PAGE

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
