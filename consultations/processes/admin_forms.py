"""What staff type on the consultation's own screen, and what the screen refuses with a sentence."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import registry as log_registry

import cities
from content.multilingual import MultilingualWidget
from design.dates import say_moment

from ..formats import FORMAT_CHOICES
from ..models import Category, Consultation, FormerSlug, Level, Phase, Readers, ResultState
from ..rules import decide_rule_change
from ..votes.rule import ACTION_OF_USE, Use, VotingRule
from .admin_fields import OpensField, ValuesField
from .changes import fingerprint, has_texts_for_the_invited, is_public
from .facts import DATES
from .services import is_in_use, rename_slug

PHASE_IN_USE = gettext_lazy(
    "People have taken part in the phase “%(phase)s”. It cannot be deleted. You can change its dates."
)
NOTHING_SAVED = gettext_lazy(
    "Nothing of yours is saved yet. Please open this screen afresh and enter your changes again."
)


class PhaseForm(WagtailAdminModelForm):
    opens = OpensField(label=gettext_lazy("What people may do"))
    values = ValuesField(label=gettext_lazy("Values allowed"))

    class Meta(WagtailAdminModelForm.Meta):
        model = Phase
        fields = ["kind", "title", "starts", "ends", "opens", *VotingRule.FIELDS, "without_easy_language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["values"].also_allow(self.instance.values)

    def clean_starts(self) -> datetime:
        return self._to_the_second("starts")

    def clean_ends(self) -> datetime:
        return self._to_the_second("ends")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_a_rule_change_once_people_have_voted(cleaned)
        self._refuse_votes_without_a_rule(cleaned)
        self._refuse_new_dates_for_a_final_result(cleaned)
        return cleaned

    @property
    def is_moved(self) -> bool:
        """Whether an existing phase gets other dates."""
        old = {name: self.initial.get(name) for name in DATES}
        return bool(self.instance.pk) and any(old[name] != self.cleaned_data.get(name) for name in DATES)

    def _to_the_second(self, name: str) -> datetime:
        """The screen shows minutes or seconds; a border that nobody touched stays exactly what it was."""
        typed, old = self.cleaned_data[name], self.initial.get(name)
        shown = {old.replace(microsecond=0), old.replace(second=0, microsecond=0)} if old else set()
        return old if typed in shown else typed

    def _refuse_a_rule_change_once_people_have_voted(self, cleaned: dict[str, Any]) -> None:
        changed = [name for name in VotingRule.FIELDS if name in cleaned and cleaned[name] != self.initial.get(name)]
        if changed and not decide_rule_change(self.instance):
            self.add_error(
                changed[0], _("People have voted in this phase already. Its voting rule must stay as it is.")
            )

    def _refuse_votes_without_a_rule(self, cleaned: dict[str, Any]) -> None:
        use, opens = cleaned.get("use", ""), set(cleaned.get("opens", []))
        if not {"use", "opens"} & set(self.changed_data):
            return
        wanted = ACTION_OF_USE.get(Use(use))
        if wanted and wanted not in opens:
            self.add_error("opens", _("Please tick “%(action)s”, or choose no votes.") % {"action": wanted.label})
        without_rule = opens & {str(action) for action in ACTION_OF_USE.values()} - {str(wanted)}
        if without_rule:
            self.add_error("use", _("Please choose the use of votes that fits what people may do."))

    def _refuse_new_dates_for_a_final_result(self, cleaned: dict[str, Any]) -> None:
        if not (self.instance.pk and set(DATES) <= set(cleaned) and self.is_moved):
            return
        if self.instance.results.filter(state=ResultState.FINAL).exists():
            self.add_error("ends", _("The result of this phase is final. Its dates must stay as they are."))


class PhaseFormSet(BaseChildFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and is_in_use(form.instance):
                raise ValidationError(PHASE_IN_USE, params={"phase": form.instance}, code="in_use")


class CategoryForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Category
        fields = ["name", "slug", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].label = gettext_lazy("Short address")
        self.fields["slug"].help_text = gettext_lazy("For addresses. Empty: made from the name.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("name") and not cleaned.get("slug"):
            cleaned["slug"] = slugify(str(cleaned["name"]))[:80] or "thema"
        return cleaned


class CategoryFormSet(BaseChildFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and form.instance.proposals.exists():
                raise ValidationError(
                    _("There are proposals in the category “%(category)s”. It cannot be deleted."),
                    params={"category": form.instance},
                )


class ConsultationForm(WagtailAdminModelForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why do you change dates?"),
        help_text=gettext_lazy("Everybody can read this below “Changes to this procedure”."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("decided_by", "audience"):
            # Leichte Sprache puts each sentence on a line of its own.
            self.fields[name].widget = MultilingualWidget(multiline=True)
        council = {"council": cities.current().council}
        self.fields["decided_by"].help_text = _("Say who has the last word. Example: %(council)s") % council
        # Asked before the form changes the instance.
        self.fingerprint = fingerprint(self.instance)
        self.initial["seen"] = self.fingerprint

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        others = FormerSlug.objects.filter(slug=slug).exclude(consultation=self.instance)
        if others.exists():
            raise ValidationError(_("Another consultation once had this short address. Please choose another one."))
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("seen") != self.fingerprint:
            raise ValidationError(self._somebody_was_faster(), code="somebody_was_faster")
        if cleaned.get("is_archive") and not cleaned.get("source"):
            self.add_error("source", _("An archive says where its contributions come from."))
        if cleaned.get("minimum_age") and cleaned.get("level") == Level.ADDRESS:
            self.add_error("level", _("This way nobody is asked for their age. Please choose one's own statement."))
        self._refuse_readers_that_nobody_knows(cleaned)
        self._refuse_to_show_everybody_what_was_for_the_invited(cleaned)
        if "format" in self.changed_data and self.instance.proposals.exists():
            self.add_error("format", _("There are proposals in this format already. It must stay as it is."))
        return cleaned

    def _refuse_readers_that_nobody_knows(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("readers") == Readers.INVITED and cleaned.get("level") != Level.CHECKED:
            sentence = _("Invited people are those whom you have entered. For this, please choose “%(level)s” above.")
            self.add_error("readers", sentence % {"level": Level.CHECKED.label})

    def _refuse_to_show_everybody_what_was_for_the_invited(self, cleaned: dict[str, Any]) -> None:
        if "readers" not in self.changed_data or cleaned.get("readers") != Readers.EVERYBODY:
            return
        if has_texts_for_the_invited(self.instance):
            sentence = _("People have written here because only invited people read it. It must stay closed.")
            self.add_error("readers", sentence)

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self._moves_public_dates() and not self.cleaned_data["reason"].strip():
            self.add_error("reason", _("These dates are public. Please write why they change. Everybody can read it."))
        return not self.errors

    def save(self, commit: bool = True) -> Consultation:
        slug, self.instance.slug = self.cleaned_data["slug"], self.initial["slug"]
        consultation: Consultation = super().save(commit=commit)
        rename_slug(consultation=consultation, slug=slug, by=self.for_user)
        return consultation

    def _moves_public_dates(self) -> bool:
        phases = self.formsets["phases"]
        gone = [form for form in phases.deleted_forms if form.instance.pk]
        moved = [form for form in phases.forms if form not in phases.deleted_forms and form.is_moved]
        return bool(gone or moved) and is_public(self.instance)

    def _somebody_was_faster(self) -> str:
        entry = log_registry.get_logs_for_instance(self.instance).select_related("user").first()
        who = {"name": entry.user_display_name, "time": say_moment(entry.timestamp)} if entry else {}
        sentence = (
            _("%(name)s has changed this consultation meanwhile (%(time)s).") % who
            if who
            else _("Somebody has changed this consultation meanwhile.")
        )
        return f"{sentence} {NOTHING_SAVED}"


class FillPhasesForm(forms.Form):
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=FORMAT_CHOICES)
    starts = forms.DateField(
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("The first phase begins on this day at midnight. Example: 18.9.2026"),
        widget=AdminDateInput,
    )
