"""The screen on which staff enter who may take part, where a consultation asks for that."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from accounts.models import User, as_address
from accounts.requests import SignedInRequest

from ..actions import Action
from ..models import Consultation, Level
from ..rules import decide
from ..screens import screen
from .links import admin_url
from .services import find_entitled, take_out_entitled


class EntitledForm(forms.Form):
    act = forms.ChoiceField(
        label=gettext_lazy("What do you want to do?"),
        choices=[
            ("enter", gettext_lazy("Enter people")),
            ("take_out", gettext_lazy("Take people off the list, for example after a typing error")),
        ],
        initial="enter",
        required=False,
        widget=forms.RadioSelect,
    )
    addresses = forms.CharField(
        label=gettext_lazy("E-mail addresses"),
        help_text=gettext_lazy(
            "One on each line, also of people who have never signed in. We send no mail: please tell these people "
            "yourself that they can take part, and that they sign in with exactly this address."
        ),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean_addresses(self) -> list[str]:
        wanted = sorted({as_address(line) for line in self.cleaned_data["addresses"].splitlines() if line.strip()})
        if mistaken := [address for address in wanted if not is_address(address)]:
            raise ValidationError(
                _("These are not complete e-mail addresses: %(addresses)s. Example: name@example.org"),
                params={"addresses": ", ".join(mistaken)},
            )
        if self.cleaned_data.get("act") == "take_out":
            return wanted
        if closed := User.objects.filter(email__in=wanted, is_active=False).values_list("email", flat=True):
            raise ValidationError(
                _("These accounts are closed: %(addresses)s. Please leave them out."),
                params={"addresses": ", ".join(closed)},
            )
        return wanted


def is_address(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def url_of(consultation: Consultation) -> str:
    return reverse("consultations_admin:entitle", args=[consultation.pk])


def entitle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter people whom staff have found entitled."""
    consultation = get_object_or_404(Consultation, pk=pk, level=Level.CHECKED)
    if not decide(request.user, Action.MANAGE, on=consultation).allowed:
        raise PermissionDenied
    form = EntitledForm(request.POST or None)
    if form.is_valid():
        messages.success(request, done(request, consultation, form))
        return redirect(url_of(consultation))
    return screen(
        request,
        "consultations/office/small_form.html",
        title=_("Who may take part"),
        way=[(_("Consultations"), reverse("consultations_admin:index")), (str(consultation), admin_url(consultation))],
        icon="group",
        form=form,
        consultation=consultation,
        intro=intro_of(consultation),
        submit=_("Save"),
    )


def done(request: SignedInRequest, consultation: Consultation, form: EntitledForm) -> str:
    """Do what the form says; the sentence about it."""
    addresses = form.cleaned_data["addresses"]
    if form.cleaned_data["act"] == "take_out":
        count = take_out_entitled(consultation=consultation, addresses=addresses, by=request.user)
        said = ngettext("%(count)s person is off the list now.", "%(count)s people are off the list now.", count)
        return said % {"count": count}
    find_entitled(consultation=consultation, addresses=addresses, by=request.user)
    said = ngettext(
        "%(count)s person may take part. No mail was sent.",
        "%(count)s people may take part. No mail was sent.",
        len(addresses),
    )
    return said % {"count": len(addresses)}


def intro_of(consultation: Consultation) -> str:
    number = consultation.contributors.exclude(found_entitled_at=None).count()
    intro = ngettext(
        "So far %(count)s person is entered. Whoever is entered here can take part.",
        "So far %(count)s people are entered. Whoever is entered here can take part.",
        number,
    ) % {"count": number}
    if not consultation.is_closed:
        return intro
    closed = _("Nobody else but the office can read this consultation.")
    return f"{intro} {closed}"
