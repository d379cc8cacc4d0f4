"""The pages that everybody reads about a vote: its result and the list of receipts. No forms but GET ones."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.page_cache import keep_until

from ..doors import in_consultation
from ..exports.licence import terms_of
from ..following.metadata import metadata_of
from ..models import Consultation, Phase
from .models import RECEIPT_ALPHABET
from .published import Standing, checks_of, has_receipts, legend_of, listed, receipts_of
from .voting import around

RECEIPTS_AT_ONCE = 100


@require_safe
@in_consultation
def result(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Every phase with votes: its result, or when there will be one."""
    phases = [phase for phase in consultation.timeline if phase.use]
    if not phases:
        raise Http404
    # The latest vote is what people come for.
    standings = [Standing.of(phase) for phase in sorted(phases, key=lambda phase: phase.ends, reverse=True)]
    frame = around(consultation, _("Result"))
    context = {
        **frame,
        "metadata": metadata_of(consultation, frame["way"]),
        "standings": standings,
        "checks": checks_of(consultation),
        "has_numbers": any(standing.result for standing in standings),
        "licence": terms_of(consultation),
        "shows_all": request.GET.get("alle", ""),
    }
    response = render(request, "consultations/votes/result.html", context)
    return keep_until(response, consultation.next_border())


@require_safe
@in_consultation
def receipts(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The list of receipts, by their first sign where it is long.

    Nobody types a whole number in here: an address with it in some log would say whose ballot it is.
    """
    phases = with_receipts(consultation)
    total = sum(listed(phase).count() for phase in phases)
    beginning = request.GET.get("anfang", "")
    beginning = beginning if beginning in tuple(RECEIPT_ALPHABET) else ""
    lists = [
        {"phase": phase, "legend": legend_of(phase), "receipts": list(receipts_of(phase, beginning))}
        for phase in phases
        if beginning or total <= RECEIPTS_AT_ONCE
    ]
    context = {
        **around(consultation, _("Receipts")),
        "total": total,
        "lists": lists,
        "beginning": beginning,
        "beginnings": RECEIPT_ALPHABET if total > RECEIPTS_AT_ONCE else "",
    }
    return render(request, "consultations/votes/receipts.html", context)


@require_safe
@in_consultation
def receipts_as_text(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The whole list as plain text, in the order of the receipts, which are random."""
    lines = [str(consultation), ""]
    for phase in with_receipts(consultation):
        head = _("Each line is a ballot: its receipt number, then the numbers of the proposals that it chose.")
        listed_here = (f"{receipt}  {said}" for receipt, said in receipts_of(phase))
        lines += [str(phase), head, "", *listed_here, ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="belege-{consultation.slug}.txt"'
    return response


def with_receipts(consultation: Consultation) -> list[Phase]:
    phases = [phase for phase in consultation.timeline if has_receipts(phase)]
    if not phases:
        raise Http404
    return phases
