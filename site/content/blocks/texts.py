"""Words: headings, running text, facts, steps, quotes, questions and answers."""

from typing import Any

from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]

PASSAGE_LANGUAGES = ["de", "en", "ar", "el", "it", "pl", "ru", "tr", "uk"]

TEXTS = _("Texts")


def passage_languages() -> list[tuple[str, str]]:
    return [(code, get_language_info(code)["name_local"]) for code in PASSAGE_LANGUAGES]


class TextBlock(blocks.RichTextBlock):
    """Running text: emphasis, links and lists, nothing else."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=TEXT_FEATURES, **{"label": _("Text"), **kwargs})

    class Meta:
        icon = "pilcrow"
        template = "content/blocks/text.html"
        group = TEXTS
        description = _("Running text with links and lists. One thought a paragraph; most important things first.")

        @staticmethod
        def preview_value() -> str:
            return (
                f"<p>{gettext('The square will be rebuilt. Until 18 September you can say what you need there.')}</p>"
            )


class HeadingBlock(blocks.StructBlock):
    """A heading below the page's title."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150, default="")
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Section")), ("3", _("Part of a section"))], default="2"
    )
    picture = ImageChooserBlock(
        label=_("Picture beside the section"),
        required=False,
        help_text=_("Only decorates; on a phone it stands above. In Leichte Sprache every section has one."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "content/blocks/heading.html"
        group = TEXTS
        description = _("Begins a section. Screen readers jump from heading to heading, so let no level out.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            return {"text": gettext("What can still be decided"), "level": "2"}


class FactBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("What"), max_length=100, default="")
    description = blocks.TextBlock(label=_("Fact"), rows=2, default="")


class FactsValue(blocks.StructValue):
    @property
    def rows(self) -> list[tuple[str, str]]:
        return [(fact["term"], fact["description"]) for fact in self["facts"]]


class FactsBlock(blocks.StructBlock):
    """Short facts, each with its name: where, when, how much."""

    facts = blocks.ListBlock(FactBlock(), label=_("Facts"))

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        value_class = FactsValue
        template = "content/blocks/facts.html"
        group = TEXTS
        description = _("Where, when, how much: short facts, each with its name before it.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            facts = (
                (gettext("Where"), gettext("Town hall, room 12")),
                (gettext("How much"), gettext("Two million euros")),
            )
            return {"facts": [{"term": term, "description": description} for term, description in facts]}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=150, default="")
    text = TextBlock(required=False)


class StepsBlock(blocks.StructBlock):
    """What happens one after the other."""

    steps = blocks.ListBlock(StepBlock(), label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "content/blocks/steps.html"
        group = TEXTS
        description = _("What happens one after the other, with numbers.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            first, second = gettext("You write your proposal."), gettext("We read it and answer.")
            return {"steps": [{"title": first, "text": ""}, {"title": second, "text": ""}]}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"), default="")
    person = blocks.CharBlock(label=_("Who said it"), required=False, default="", max_length=150)
    language = blocks.ChoiceBlock(
        label=_("Language of the quote"),
        choices=passage_languages,
        required=False,
        default="",
        help_text=_("Only where it differs from the page. Screen readers then pronounce it correctly."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "content/blocks/quote.html"
        group = TEXTS
        description = _("What somebody said, word for word, with the name.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            words = gettext("Without a bench on the way up I cannot get to the market.")
            return {"text": words, "person": gettext("A neighbour, 78"), "language": ""}


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Question"), max_length=200, default="")
    text = TextBlock(label=_("Answer"))


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open one by one."""

    questions = blocks.ListBlock(AccordionItemBlock(), label=_("Questions"))

    class Meta:
        icon = "collapse-down"
        label = _("Questions and answers")
        template = "content/blocks/accordion.html"
        group = TEXTS
        description = _("Questions whose answers open one by one. What everybody must know stands better in the text.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            question = gettext("Who may take part?")
            answer = gettext("Everybody who lives here and is 14 or older.")
            return {"questions": [{"title": question, "text": f"<p>{answer}</p>"}]}
