"""Open data of one consultation, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..doors import in_open_consultation
from ..following.metadata import metadata_of
from ..models import Consultation
from ..ways import way_to
from .files import csv_lines, xlsx_file
from .licence import terms_of
from .results import RESULTS, as_document
from .rows import DATASETS, Dataset

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def datasets_of(consultation: Consultation) -> dict[str, Dataset]:
    """The tables of this consultation; results only where people vote."""
    return {**DATASETS, **RESULTS} if has_votes(consultation) else DATASETS


def has_votes(consultation: Consultation) -> bool:
    return any(phase.use for phase in consultation.timeline)


def dataset_or_404(consultation: Consultation, name: str) -> Dataset:
    datasets = datasets_of(consultation)
    if name not in datasets:
        raise Http404
    return datasets[name]


@require_safe
@in_open_consultation
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Which tables there are, and under which licence."""
    titles = {
        "vorschlaege": str(consultation.format_data.wording.many),
        "kommentare": _("Comments"),
        "ergebnis": _("Result for each proposal"),
        "ergebnis-wege": _("How people took part"),
    }
    tables = [
        {
            "title": titles[name],
            "csv": reverse("consultations:open_data_csv", args=[consultation.slug, name]),
            "xlsx": reverse("consultations:open_data_xlsx", args=[consultation.slug, name]),
        }
        for name in datasets_of(consultation)
    ]
    json = reverse("consultations:open_data_result", args=[consultation.slug]) if has_votes(consultation) else ""
    way = way_to(consultation, (_("Open data"), ""))
    context = {
        "consultation": consultation,
        "tables": tables,
        "result_as_json": json,
        "licence": terms_of(consultation),
        "way": way,
        "metadata": metadata_of(consultation, way),
    }
    return render(request, "consultations/exports/overview.html", context)


@require_safe
@in_open_consultation
def as_csv(request: HttpRequest, consultation: Consultation, name: str) -> HttpResponseBase:
    dataset = dataset_or_404(consultation, name)
    response = StreamingHttpResponse(csv_lines(dataset, consultation), content_type="text/csv; charset=utf-8")
    return as_download(response, consultation, dataset.name, "csv")


@require_safe
@in_open_consultation
def as_xlsx(request: HttpRequest, consultation: Consultation, name: str) -> HttpResponseBase:
    dataset = dataset_or_404(consultation, name)
    response = HttpResponse(xlsx_file(dataset, consultation), content_type=XLSX)
    return as_download(response, consultation, dataset.name, "xlsx")


@require_safe
@in_open_consultation
def result_as_json(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """All results in one document, for programs."""
    if not has_votes(consultation):
        raise Http404
    response = JsonResponse(as_document(consultation), json_dumps_params={"ensure_ascii": False, "indent": 1})
    return as_download(response, consultation, "ergebnis", "json")


def as_download(response: HttpResponseBase, consultation: Consultation, name: str, ending: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{consultation.slug}-{name}.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    return response
