"""Open data of one consultation, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..doors import in_consultation
from ..models import Consultation
from ..ways import way_to
from .files import csv_lines, xlsx_file
from .rows import DATASETS, Dataset

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def dataset_or_404(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


@require_safe
@in_consultation
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Which tables there are, and under which licence."""
    titles = {"vorschlaege": str(consultation.format_data.wording.many), "kommentare": _("Comments")}
    tables = [
        {
            "title": titles[name],
            "csv": reverse("consultations:open_data_csv", args=[consultation.slug, name]),
            "xlsx": reverse("consultations:open_data_xlsx", args=[consultation.slug, name]),
        }
        for name in DATASETS
    ]
    way = way_to(consultation, (_("Open data"), ""))
    context = {"consultation": consultation, "tables": tables, "licence": licence_of(consultation), "way": way}
    return render(request, "consultations/exports/overview.html", context)


def licence_of(consultation: Consultation) -> list[tuple[str, str]]:
    """The facts that somebody who uses the data must know."""
    if consultation.is_archive:
        return [(_("Licence"), consultation.source_licence or "–"), (_("Source"), consultation.source)]
    return [(_("Licence"), consultation.contribution_licence or "–")]


@require_safe
@in_consultation
def as_csv(request: HttpRequest, consultation: Consultation, name: str) -> HttpResponseBase:
    dataset = dataset_or_404(name)
    response = StreamingHttpResponse(csv_lines(dataset, consultation), content_type="text/csv; charset=utf-8")
    return as_download(response, consultation, dataset, "csv")


@require_safe
@in_consultation
def as_xlsx(request: HttpRequest, consultation: Consultation, name: str) -> HttpResponseBase:
    dataset = dataset_or_404(name)
    response = HttpResponse(xlsx_file(dataset, consultation), content_type=XLSX)
    return as_download(response, consultation, dataset, "xlsx")


def as_download(
    response: HttpResponseBase, consultation: Consultation, dataset: Dataset, ending: str
) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{consultation.slug}-{dataset.name}.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    return response
