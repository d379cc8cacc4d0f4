"""Words: headings, running text, facts, steps, quotes, questions and answers."""

from typing import Any

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

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
