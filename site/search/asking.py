"""What a reader asks the search for. Only what is named here can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import cities
from consultations.formats import StatusKind
from content.searching import LONGEST, Words
from content.versions import active_language, in_version

from .states import State

#: The parameters of the address.
WORDS, KIND, DISTRICT, STATE, CURSOR = "q", "art", "ort", "stand", "weiter"


class SearchForm(forms.Form):
    """The names of its fields are what stands in the address."""

    # The browser stops people before the words are too many; who gets past is told what was left out.
    q = forms.CharField(
        label=gettext_lazy("What are you looking for?"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST, "autocomplete": "off"}),
    )
    art = forms.ChoiceField(label=gettext_lazy("Only this kind"), required=False)
    ort = forms.ChoiceField(required=False)
    stand = forms.ChoiceField(label=gettext_lazy("How far it is"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        city = cities.current()
        every = _("All")
        self._offer(KIND, [("", every), *kinds])
        self._offer(DISTRICT, [("", every), *((area.code, area.name) for area in city.areas)])
        self.fields[DISTRICT].label = str(city.area_label)
        states = [
            (_("Consultations and events"), [(each.value, each.label) for each in State]),
            (_("Proposals"), [(each.value, each.label) for each in StatusKind]),
        ]
        self._offer(STATE, [("", every), *states])

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # All of these are ChoiceFields.


@dataclass(frozen=True)
class Asked:
    """A search as asked for. What was asked for wrongly is as if it had not been asked for."""

    words: Words
    form: SearchForm
    kind: str = ""
    district: str = ""
    state: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str], kinds: list[tuple[str, str]]) -> "Asked":
        words = Words.read(parameters.get(WORDS, ""))
        judge = SearchForm({**{name: parameters.get(name, "") for name in (KIND, DISTRICT, STATE)}}, kinds=kinds)
        judge.is_valid()
        chosen = {name: judge.cleaned_data.get(name, "") for name in (KIND, DISTRICT, STATE)}
        form = SearchForm(initial={WORDS: words.typed, **chosen}, kinds=kinds)
        return cls(words, form, kind=chosen[KIND], district=chosen[DISTRICT], state=chosen[STATE])

    @property
    def is_narrowed(self) -> bool:
        """Whether a district or a state is asked for. The kind only chooses among what was found."""
        return bool(self.district or self.state)

    def address(self, **changed: str) -> str:
        """The same search with something changed; an empty value leaves it out."""
        same = {WORDS: self.words.typed, KIND: self.kind, DISTRICT: self.district, STATE: self.state}
        parameters = {name: value for name, value in {**same, **changed}.items() if value}
        return f"{reverse('search:results')}?{urlencode(parameters)}"

    @property
    def everything(self) -> str:
        """The same words, not narrowed down at all."""
        return self.address(**{KIND: "", DISTRICT: "", STATE: ""})

    @property
    def german_url(self) -> str:
        """The same search for readers of the default version; empty for those who are in it."""
        is_there = active_language() == settings.LANGUAGE_CODE
        return "" if is_there or not self.words else in_version(self.address(), settings.LANGUAGE_CODE)
