"""Form fields for what people write: plain text, counted as people count it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from .texts import clean_text, is_readable, one_line

#: Whoever writes Arabic or Hebrew writes from the right, in a page of any language.
AS_IT_IS_WRITTEN = {"dir": "auto"}


def sent_in(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: a form that was sent empty has errors, one that was only opened has none."""
    return request.POST if request.method == "POST" else None


class LongTextField(forms.CharField):
    """Several lines. Too long a text is never cut, neither here nor by the browser: it comes back with a sentence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 8}), **kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        # Before anything is counted: browsers send two signs for each line break.
        text = clean_text(super().to_python(value) or "")
        return text if is_readable(text) else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        kept = {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}
        return {**kept, **AS_IT_IS_WRITTEN}


class LineField(forms.CharField):
    """One line. What shows nothing counts as nothing; ``unreadable`` is said where that would surprise."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), **AS_IT_IS_WRITTEN}

    def to_python(self, value: Any) -> str:
        line = one_line(super().to_python(value) or "")
        if is_readable(line):
            return line
        if line and "unreadable" in self.error_messages:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return ""
