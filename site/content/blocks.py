"""What a page's body is made of. There is no block for raw HTML, and none that loads anything from elsewhere.

A text that may be missing is empty, never none: wagtail-localize fails on none.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]

PASSAGE_LANGUAGES = ["de", "en", "ar", "el", "it", "pl", "ru", "tr", "uk"]


def passage_languages() -> list[tuple[str, str]]:
    return [(code, get_language_info(code)["name_local"]) for code in PASSAGE_LANGUAGES]


class TextBlock(blocks.RichTextBlock):
    """Running text: emphasis, links and lists, nothing else."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=TEXT_FEATURES, **{"label": _("Text"), **kwargs})

    class Meta:
        icon = "pilcrow"
        template = "content/blocks/text.html"


class HeadingBlock(blocks.StructBlock):
    """A heading below the page's title."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Section")), ("3", _("Part of a section"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "content/blocks/heading.html"


class FactBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("What"), max_length=100)
    description = blocks.TextBlock(label=_("Fact"), rows=2)


class FactsBlock(blocks.StructBlock):
    """Short facts, each with its name: where, when, how much."""

    facts = blocks.ListBlock(FactBlock(), label=_("Facts"))

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        template = "content/blocks/facts.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=150)
    text = TextBlock(required=False)


class StepsBlock(blocks.StructBlock):
    """What happens one after the other."""

    steps = blocks.ListBlock(StepBlock(), label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "content/blocks/steps.html"


class PictureBlock(blocks.StructBlock):
    """A picture. It says what it shows, or that it shows nothing one must know."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Line below the picture"), required=False, default="", max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "content/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    person = blocks.CharBlock(label=_("Who said it"), required=False, default="", max_length=150)
    language = blocks.ChoiceBlock(
        label=_("Language of the quote"),
        choices=passage_languages,
        required=False,
        help_text=_("Only where it differs from the page. Screen readers then pronounce it correctly."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "content/blocks/quote.html"


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Question"), max_length=200)
    text = TextBlock(label=_("Answer"))


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open one by one."""

    questions = blocks.ListBlock(AccordionItemBlock(), label=_("Questions"))

    class Meta:
        icon = "collapse-down"
        label = _("Questions and answers")
        template = "content/blocks/accordion.html"


class LinkTarget(blocks.StructValue):
    @property
    def href(self) -> str:
        """Where the link leads: the page in the reader's version, or the address elsewhere."""
        from content.versions import address_of

        page = self.get("page")
        return address_of(page) if page else self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """The one thing to do next."""

    text = blocks.TextBlock(label=_("Why"), required=False, default="", rows=2)
    label = blocks.CharBlock(label=_("Words on the link"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False, default="")

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "content/blocks/call_to_action.html"
        value_class = LinkTarget

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = _("Please choose a page, or enter an address. Not both.")
            raise StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return cleaned


class ContactBlock(blocks.StructBlock):
    """Whom to ask. Left empty, it shows the office from the site's settings."""

    name = blocks.CharBlock(label=_("Name"), required=False, default="", max_length=150)
    role = blocks.CharBlock(label=_("What this person helps with"), required=False, default="", max_length=200)
    phone = blocks.CharBlock(label=_("Phone"), required=False, default="", max_length=50)
    email = blocks.EmailBlock(label=_("E-mail"), required=False, default="")

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "content/blocks/contact.html"


class DownloadBlock(blocks.StructBlock):
    """A file, with its type and size said before one opens it."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("What it is"), required=False, default="", max_length=200)
    text = blocks.TextBlock(label=_("What is in it"), required=False, default="", rows=2)

    class Meta:
        icon = "download"
        label = _("File to download")
        template = "content/blocks/download.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    text = TextBlock()
    facts = FactsBlock()
    steps = StepsBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
    download = DownloadBlock()

    class Meta:
        required = False
