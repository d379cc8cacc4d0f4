"""Writing to the office. Nobody needs an account for it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.patience import is_patient
from consultations.fields import sent_in
from content.facts import current_facts
from content.versions import Link, active_language

from . import services
from .forms import MessageForm
from .models import Concern

MESSAGES = 10


def way(contact_page: Link | None) -> list[tuple[str, str]]:
    """Where the form lies: below the contact page, where there is one."""
    above = [(contact_page.title, contact_page.url)] if contact_page else []
    return [(_("Start page"), f"/{active_language()}/"), *above, (_("Write to us"), "")]


@never_cache
def write(request: HttpRequest) -> HttpResponse:
    """The form; ``?anliegen=barriere`` has the concern ticked already."""
    wanted = request.GET.get("anliegen", "")
    form = MessageForm(sent_in(request), initial={"concern": wanted if wanted in Concern.values else ""})
    if form.is_valid() and has_patience(request, form):
        services.take_in(**form.cleaned_data)
        return redirect(f"{reverse('contact_thanks')}#meldung")
    facts = current_facts()
    context = {
        "form": form,
        "office": facts.office,
        "privacy": facts.legal.get("privacy"),
        "back_url": facts.contact_page.url if facts.contact_page else f"/{active_language()}/",
        "way": way(facts.contact_page),
        "days": settings.MESSAGES_KEPT_DAYS,
        "days_at_most": settings.MESSAGES_KEPT_AT_MOST_DAYS,
    }
    return render(request, "home/contact/write.html", context)


def thanks(request: HttpRequest) -> HttpResponse:
    """Where one lands after writing. It says nothing of the message, so everybody may see it."""
    return render(request, "home/contact/thanks.html", {"days": settings.MESSAGES_KEPT_DAYS})


def has_patience(request: HttpRequest, form: MessageForm) -> bool:
    if is_patient(request, "messages", MESSAGES):
        return True
    form.add_error(
        None,
        _("Many messages came from your connection in a short time. Please send yours again in ten minutes."),
    )
    return False
