"""The office's forms for answers and status."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from accounts.requests import SignedInRequest
from content.checking.fields import texts_of
from content.checking.saying import said

from ..models import Answer, AnswerState, Proposal
from ..screens import screen
from . import services
from .forms import AnswerForm, CorrectionForm, StatusForm

may_answer = permission_required("consultations.answer", raise_exception=True)

MOST_AT_ONCE = 200


def chosen_from(request: SignedInRequest) -> list[Proposal]:
    """The proposals that were ticked, in the list or on the form before."""
    given = (request.POST or request.GET).getlist("proposal")[:MOST_AT_ONCE]
    numbers = [int(each) for each in given if each.isdecimal() and len(each) < 19]
    chosen = Proposal.objects.published().filter(pk__in=numbers, consultation__is_archive=False)
    return list(chosen.select_related("consultation").prefetch_related("answers").order_by("consultation", "number"))


def back_to_list(request: SignedInRequest) -> HttpResponse:
    messages.warning(request, _("Please tick at least one proposal first."))
    return redirect("answers_admin:index")


@may_answer
def new_answer(request: SignedInRequest) -> HttpResponse:
    """One answer for the proposals that were ticked."""
    proposals = chosen_from(request)
    if not proposals:
        return back_to_list(request)
    form = AnswerForm(request.POST or None, proposals=proposals)
    if form.is_valid() and (response := save(request, form, answer=None)):
        return response
    return page(request, form, proposals=proposals, heading=_("New answer"))


@may_answer
def edit_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """A draft is changed; a public answer is corrected publicly."""
    answer = get_object_or_404(Answer.objects.select_related("consultation"), pk=pk)
    if answer.state != AnswerState.DRAFT:
        return correct_answer(request, answer)
    proposals = list(answer.proposals.select_related("consultation").order_by("number"))
    form = AnswerForm(request.POST or None, proposals=proposals, answer=answer)
    if form.is_valid() and (response := save(request, form, answer=answer)):
        return response
    return page(request, form, proposals=proposals, heading=_("Draft of an answer"), answer=answer)


@may_answer
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    answer = get_object_or_404(Answer.objects.select_related("consultation"), pk=pk)
    try:
        services.discard(by=request.user, answer=answer)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The draft is thrown away."))
    return redirect("answers_admin:index")


def save(request: SignedInRequest, form: AnswerForm, answer: Answer | None) -> HttpResponse | None:
    """Keep the draft and release it where that was asked for; none where a sentence stands in the form now."""
    data = {name: form.cleaned_data[name] for name in ("text", "office", "responsible", "promised_for")}
    chosen = list(form.cleaned_data["proposal"])
    is_public = "release" in request.POST
    try:
        with transaction.atomic():
            answer = services.draft_answer(
                by=request.user, consultation=chosen[0].consultation, proposals=chosen, answer=answer, **data
            )
            if is_public:
                services.release(by=request.user, answer=answer)
    except ValidationError as error:
        form.add_error("text" if error.code == "no_text" else None, error)
        return None
    if is_public:
        messages.success(request, _("The answer is public. The authors are being told."))
    else:
        messages.success(request, _("The draft is saved. Nobody outside can see it."))
    return redirect("answers_admin:index")


def correct_answer(request: SignedInRequest, answer: Answer) -> HttpResponse:
    form = CorrectionForm(request.POST or None, answer=answer)
    proposals = list(answer.proposals.select_related("consultation").order_by("number"))
    if form.is_valid():
        try:
            data = form.cleaned_data
            services.correct(by=request.user, answer=answer, text=data["text"], reason=data["reason"])
        except ValidationError as error:
            form.add_error("text" if error.code in ("unchanged", "no_text") else "reason", error)
        else:
            messages.success(request, _("The correction is public, with its reason."))
            return redirect("answers_admin:index")
    return page(request, form, proposals=proposals, heading=_("Correct an answer"), answer=answer)


@may_answer
def set_status(request: SignedInRequest) -> HttpResponse:
    """A new step on the way of the proposals that were ticked."""
    proposals = chosen_from(request)
    if not proposals:
        return back_to_list(request)
    form = StatusForm(request.POST or None, proposals=proposals)
    if form.is_valid():
        data = dict(form.cleaned_data)
        entries = services.set_status(by=request.user, proposals=data.pop("proposal"), **data)
        count = len(entries)
        said = ngettext("%(count)s proposal has a new status.", "%(count)s proposals have a new status.", count)
        messages.success(request, said % {"count": count})
        return redirect("answers_admin:index")
    return page(request, form, proposals=proposals, heading=_("Set a status"))


def page(request: SignedInRequest, form: Any, *, heading: str, **context: Any) -> HttpResponse:
    back_url = reverse("answers_admin:index")
    context |= {"form": form, "back_url": back_url, "post_url": request.get_full_path()}
    context["said"] = said(texts_of(form), about="an answer")
    way = [(_("Answers"), back_url)]
    return screen(request, "consultations/office/answer.html", title=heading, way=way, icon="comment", **context)
