"""Wagtail's content checks: axe looks at the page in the preview, and says in the office's words what to mend.

Only what editors can mend themselves stands here, in the page itself; the frame around it is tested before a release.
"""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from content.publishing.pictures import FILE_NAME

#: Rule of axe → what is wrong, and how to mend it.
WORDS: dict[str, tuple[Promise, Promise]] = {
    "alt-text-quality": (
        _("The words for a picture look like a file name"),
        _("Say in a few words what the picture shows."),
    ),
    "definition-list": (_("A list of facts is built wrongly"), _("Use the block “Facts”.")),
    "dlitem": (_("A fact stands outside its list"), _("Use the block “Facts”.")),
    "empty-heading": (_("A heading is empty"), _("Write the heading, or take it away.")),
    "empty-meta-description": (
        _("Search engines have no description"),
        _("Write one sentence into the field “Description” on the tab “Address and search”."),
    ),
    "empty-table-header": (_("A header of a table is empty"), _("Name each column, and each row if it has a name.")),
    "frame-title": (_("An embedded page has no name"), _("Give it a title, or link to it instead.")),
    "heading-order": (
        _("A level of headings is left out"),
        _("Begin with the level “Section”; “Part of a section” comes below it."),
    ),
    "identical-links-same-purpose": (
        _("Links with the same words lead to different places"),
        _("Let each link say where it leads."),
    ),
    "image-alt": (
        _("A picture has no words for people who cannot see it"),
        _("Say what it shows, or mark it as decorative."),
    ),
    "image-redundant-alt": (
        _("The words for a picture repeat what stands beside it"),
        _("Say what one sees, or mark the picture as decorative."),
    ),
    "input-image-alt": (_("A button that is a picture has no words"), _("Say what the button does.")),
    "link-in-text-block": (
        _("A link in the text can only be told by its colour"),
        _("Please tell whoever looks after the site: links are underlined here."),
    ),
    "link-name": (_("A link has no words"), _("Write where the link leads, or take it away.")),
    "list": (_("A list is built wrongly"), _("Use the button for lists in the text.")),
    "listitem": (_("An entry stands outside its list"), _("Use the button for lists in the text.")),
    "no-autoplay-audio": (_("Something begins to sound by itself"), _("Nothing may sound before somebody starts it.")),
    "object-alt": (_("An embedded thing has no words"), _("Say what it is.")),
    "p-as-heading": (_("A bold line stands where a heading should be"), _("Use the block “Heading”.")),
    "role-img-alt": (_("A drawing has no words"), _("Say what it shows.")),
    "scope-attr-valid": (
        _("A header of a table belongs to nothing"),
        _("Choose in the block which cells are headers."),
    ),
    "summary-name": (_("A question is empty"), _("Write the question that opens the answer.")),
    "svg-img-alt": (_("A drawing has no words"), _("Say what it shows.")),
    "table-duplicate-name": (
        _("Name and summary of a table are the same"),
        _("Let the line above the table say what it is about."),
    ),
    "table-fake-caption": (
        _("The name of a table stands in one of its cells"),
        _("Write it into the field above the table (caption)."),
    ),
    "td-has-header": (_("Cells of a table have no header"), _("Choose in the block which cells are headers.")),
    "td-headers-attr": (
        _("A cell names a header that is not there"),
        _("Choose in the block which cells are headers."),
    ),
    "th-has-data-cells": (_("A header of a table heads nothing"), _("Take the empty column or row away.")),
    "valid-lang": (_("A passage names a language that does not exist"), _("Choose the language from the list.")),
    "video-caption": (_("A video has no captions"), _("Add a VTT file, or say that nobody speaks in the video.")),
}


class ContentChecks(ContentCheckerItem):
    """The same rules in every language version; what is different there the check-list of the page knows."""

    axe_include: ClassVar[list[str]] = ["main"]
    axe_run_only: ClassVar[list[str]] = sorted(WORDS)
    axe_custom_checks: ClassVar[list[dict[str, Any]]] = [
        {"id": "check-image-alt-text", "options": {"pattern": FILE_NAME.pattern}},
        {"id": "check-empty-meta-description"},
    ]
    axe_messages: ClassVar[dict[str, dict[str, Promise]]] = {
        rule: {"error_name": name, "help_text": help_text} for rule, (name, help_text) in WORDS.items()
    }


def take_our_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Wherever Wagtail puts its checks, in the bar of a page and in the editor, ours stand instead."""
    items[:] = [
        ContentChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
