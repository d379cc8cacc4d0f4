"""The large-print document of a consultation, made when somebody asks for it and kept until its words change."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.patience import is_patient
from content.pdf import keeping
from content.pdf.rendering import NoDocument
from content.pdf.system import can_make_pdfs
from content.versions import active_language
from design.dates import say_date

from ..doors import in_consultation
from ..models import Consultation
from ..ways import way_to
from . import documents

#: So many documents one connection may have made in ten minutes. Those that are kept do not count.
MOST_MADE = 20


@require_safe
@in_consultation
def large_print(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """The document in the version of the address; where it has none, the way to the default version's."""
    code = active_language()
    page = documents.page_for(consultation, code)
    if page is None:
        if code != settings.LANGUAGE_CODE and documents.page_for(consultation, settings.LANGUAGE_CODE):
            return redirect(f"/{settings.LANGUAGE_CODE}/b/{consultation.slug}/grossdruck.pdf")
        raise Http404
    if not can_make_pdfs():
        return not_now(request, consultation)
    name, html = documents.name_for(consultation.key, code), documents.document_of(page, consultation, request)
    document = keeping.kept(name, html)
    if document is None:
        if not is_patient(request, "large-print", MOST_MADE):
            return not_now(request, consultation, status=429)
        try:
            document = keeping.make(name, html, say_date(timezone.localdate()))
        except NoDocument:
            return not_now(request, consultation)
    try:
        return as_file(document, documents.file_name(consultation, code))
    except FileNotFoundError:
        # Another request has just put a newer one into its place.
        return not_now(request, consultation)


def as_file(document: keeping.Document, name: str) -> HttpResponseBase:
    response = FileResponse(document.file.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or ""
    # For pages: a reader of PDFs is a program of its own, which some browsers show inside such a frame.
    response._csp_exempt = True  # type: ignore[attr-defined]  # As django-csp's decorator does.
    response["ETag"] = f'"{document.digest}"'
    return response


def not_now(request: HttpRequest, consultation: Consultation, *, status: int = 503) -> HttpResponse:
    """Say that it does not work at this moment, and where the same words stand."""
    context = {"consultation": consultation, "way": way_to(consultation)[:2]}
    response = render(request, "consultations/large_print/not_now.html", context, status=status)
    response["Retry-After"] = str(keeping.REST_SECONDS)
    add_never_cache_headers(response)
    return response
