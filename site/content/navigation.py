"""The main menu: a tree of two levels that editors write."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from content.multilingual import MultilingualText, multilingual
from content.streams import OwnStreamField

LONGEST_LABEL = 40


class LabelValue(blocks.StructValue):
    @property
    def text(self) -> MultilingualText:
        return label_of(self)


def label_of(value: dict[str, Any]) -> MultilingualText:
    """What a ``LabelBlock`` holds, also as it lies in the database."""
    return multilingual(
        {code: value.get(code.replace("-", "_")) or "" for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
    )


class LabelBlock(blocks.StructBlock):
    """A few words in each language version."""

    def __init__(self, **kwargs: Any) -> None:
        versions = [
            (code.replace("-", "_"), blocks.CharBlock(label=name, required=False, max_length=LONGEST_LABEL))
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        ]
        super().__init__(versions, **kwargs)

    class Meta:
        value_class = LabelValue
        form_classname = "struct-block"


class MenuLinkBlock(blocks.StructBlock):
    """A link of the menu, to a page or to an address elsewhere."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False, default="")
    label = LabelBlock(
        label=_("Words in the menu"), help_text=_("Left empty, the title of the page stands there, in each version.")
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        page, url, label = cleaned.get("page"), cleaned.get("url"), cleaned["label"].text
        if page and url:
            raise refuse("url", _("Please choose a page, or enter an address. Not both."))
        if not (page or url) and not self.may_stand_without_target(cleaned):
            raise refuse("page", _("Please choose a page, or enter an address."))
        if not page and not label.get(settings.LANGUAGE_CODE):
            raise refuse("label", _("Please enter the German words: there is no page to take a title from."))
        return cleaned

    def may_stand_without_target(self, value: Any) -> bool:
        return False


class MenuEntryBlock(MenuLinkBlock):
    """An entry of the menu's first level. With links below, it opens and shows them."""

    links = blocks.ListBlock(MenuLinkBlock(), label=_("Links below"), default=[])

    class Meta:
        icon = "list-ul"
        label = _("Entry")

    def may_stand_without_target(self, value: Any) -> bool:
        return bool(value.get("links"))


def refuse(field: str, sentence: Any) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ValidationError(sentence)})


class MenuBlock(blocks.StreamBlock):
    entry = MenuEntryBlock()

    class Meta:
        required = False
        max_num = 7


class MenuField(OwnStreamField):
    own_block = MenuBlock


@register_setting(icon="list-ul", order=110)
class Navigation(BaseSiteSetting):
    """The main menu. Without entries it shows the pages below the home page that are marked for menus."""

    entries = MenuField(
        verbose_name=_("entries"),
        help_text=_("At most seven. Pages that are not public are left out until they are."),
    )

    panels: ClassVar = [FieldPanel("entries")]

    class Meta:
        verbose_name = _("main menu")
        verbose_name_plural = _("main menu")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
