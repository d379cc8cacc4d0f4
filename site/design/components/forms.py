"""Forms and their parts."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from design import forms
from design.components.kinds import button_kind_of

register = template.Library()


@register.simple_block_tag(takes_context=True)
def post_form(
    context: template.Context, content: str, form: BaseForm | None = None, action: str = "", name: str = ""
) -> SafeString:
    """The whole form: token, error summary, fields; the block holds the buttons. Without ``form``, just buttons."""
    parts = {"content": content, "form": form, "action": action, "name": name, "csrf_token": context.get("csrf_token")}
    return render_to_string("design/post_form.html", parts)


@register.inclusion_tag("design/forms/form.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """Error summary and every field of the form, hidden ones too."""
    return {"form": form}


@register.inclusion_tag("design/forms/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """The errors as links to their fields; it takes the focus. Nothing where there is no error."""
    if not form.is_bound:
        return {"errors": []}
    errors = forms.summary_of(form)
    is_about_fields = any(error["target"] for error in errors)
    return {"errors": errors, "is_about_fields": is_about_fields, "keeps_typed": forms.keeps_typed(form)}


@register.inclusion_tag("design/forms/field.html")
def field(bound_field: BoundField, need: bool = True) -> dict[str, Any]:
    """Label, hint, error and control of one field."""
    return forms.describe(bound_field, need=need)


@register.inclusion_tag("design/filter_form.html")
def filter_form(
    form: BaseForm, submit: str = "", reset_url: str = "", is_filtered: bool = False, label: str = ""
) -> dict[str, Any]:
    """A GET form above a list. Folded until something is filtered."""
    given = {"form": form, "submit": submit, "reset_url": reset_url, "is_filtered": is_filtered}
    return {**given, "label": label or _("Narrow the list down")}


@register.simple_tag
def error_prefix(form: BaseForm | None = None) -> str:
    """What a page's title begins with when its form came back with errors."""
    return _("Error: ") if form and form.is_bound and form.errors else ""


@register.inclusion_tag("design/button.html")
def button(
    text: str,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    about: str = "",
    about_lang: str = "",
    described_by: str = "",
) -> dict[str, Any]:
    """A submit button: kind primary, secondary, quiet or danger. ``about`` completes its name for screen readers."""
    given = {"text": text, "name": name, "value": value, "about": about, "about_lang": about_lang}
    return {**given, "described_by": described_by, "kind": button_kind_of(kind)}


@register.inclusion_tag("design/link_button.html")
def link_button(text: str, url: str, kind: str = "primary", about: str = "", about_lang: str = "") -> dict[str, Any]:
    """A link that looks like a button because it begins the main act of the page."""
    return {"text": text, "url": url, "kind": button_kind_of(kind), "about": about, "about_lang": about_lang}
