"""How each form of the site comes out: labels, hints, errors and what is required, in words."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

# The kinds of field that the template ``design/forms/field.html`` knows.
SINGLE, TICK, CHOICES, GROUP = "single", "tick", "choices", "group"


class Renderer(TemplatesSetting):
    """``FORM_RENDERER`` of the project: ``{{ form }}`` and ``as_field_group`` come out as our components."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/plain_field.html"


def kind_of(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return TICK
    if isinstance(widget, forms.RadioSelect):
        return CHOICES
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return GROUP
    return SINGLE


def css_class_of(field: BoundField) -> str:
    """The KERN class of a field's own control; what the form's author put on the widget stays."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        name = "kern-form-check__checkbox"
    elif isinstance(widget, forms.Select):
        name = "kern-form-input__select"
    else:
        name = "kern-form-input__input"
    own = widget.attrs.get("class", "")
    return f"{own} {name}{f' {name}--error' if field.errors else ''}".strip()


def control_of(field: BoundField) -> str:
    """The control alone, tied to its hint and its error by ``aria-describedby``."""
    return field.as_widget(attrs={"class": css_class_of(field)})


def options_of(field: BoundField) -> list[dict[str, Any]]:
    """The options of a radio or checkbox group, each with its input's attributes."""
    # Django's checkbox group is a kind of radio group, not the other way round.
    is_radio = not isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    name = "kern-form-check__radio" if is_radio else "kern-form-check__checkbox"
    return [
        {
            "id": option.id_for_label,
            "label": option.choice_label,
            "type": "radio" if is_radio else "checkbox",
            "name": option.data["name"],
            "value": option.data["value"],
            "is_chosen": option.data["selected"],
            "is_disabled": bool(option.data["attrs"].get("disabled")),
            "css_class": f"{name}{f' {name}--error' if field.errors else ''}",
        }
        for option in field.subwidgets
    ]


def describe(field: BoundField, *, need: bool = True) -> dict[str, Any]:
    """Everything the field template shows. ``need`` says whether "required" or "optional" stands in the label."""
    kind = kind_of(field)
    return {
        "field": field,
        "kind": kind,
        "need": need,
        "control": control_of(field) if kind in {SINGLE, TICK, GROUP} else "",
        "options": options_of(field) if kind == CHOICES else [],
        "described_by": field.aria_describedby,
        "error_id": f"{field.auto_id}_error",
        "hint_id": f"{field.auto_id}_helptext",
    }


def first_control_id(field: BoundField) -> str:
    """Where a link of the error summary leads: the control, in a group its first option."""
    if kind_of(field) == CHOICES:
        options = field.subwidgets
        return options[0].id_for_label if options else str(field.auto_id)
    return field.id_for_label or str(field.auto_id)


def keeps_typed(form: forms.BaseForm) -> bool:
    """Whether somebody has filled anything in, which the form that came back still holds."""
    return any(form[name].data for name in form.changed_data if not form[name].is_hidden)


def summary_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """One entry per error: its sentence and the control that it is about (empty for the whole form)."""
    entries = [{"text": str(error), "target": ""} for error in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else first_control_id(field)
        # A label may be a question or a sentence; its last sign would stand before the colon.
        label = "" if field.is_hidden else str(field.label).rstrip(".:?! ")
        entries += [{"text": str(error), "target": target, "label": label} for error in field.errors]
    return entries
