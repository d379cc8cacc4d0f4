"""The public report on automatic checks."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.facts import current_facts
from content.metadata import Metadata
from content.page_cache import mark
from content.versions import active_language

from .models import PeopleTest
from .report import NOTICE, Report, Show, as_document, build, in_parts
from .results import latest
from .transcripts import all_transcripts, has_transcripts

#: The part of the address that says which steps one wants to see.
SHOW = "zeige"


class Choice(NamedTuple):
    """A choice of steps, with their number."""

    label: str | Promise
    number: int
    url: str
    is_current: bool


def current_report() -> Report:
    return build(latest(), PeopleTest.objects.public())


def rows(made: Report) -> list[dict[str, Any]]:
    """When and what the machines have looked at, and how far that goes."""
    results, total = made.results, len(made.lines)
    when = {"moment": results.date} if results.date else {"text": _("unknown")}
    return [
        {"term": _("Last checked"), **when},
        {"term": _("Version of the software"), "text": results.version or _("unknown")},
        {"term": _("Steps that programs have looked at"), "text": of_all(made.with_checks, total)},
        {"term": _("Steps with a fault"), "text": of_all(made.count(Show.RED), total)},
        {"term": _("Steps that wait for people"), "text": of_all(made.count(Show.OPEN), total)},
    ]


def of_all(number: int, total: int) -> str:
    return _("%(number)s of %(total)s") % {"number": number, "total": total}


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """All steps, or some of them; an unknown choice shows all."""
    asked = request.GET.get(SHOW, "")
    show = Show(asked) if asked in Show.values else Show.ALL
    made = current_report()
    title = _("Accessibility report: automatic checks")
    statement = current_facts().legal.get("accessibility")
    above = [(statement.title, statement.url)] if statement else []
    context = {
        "title": title,
        "notice_text": NOTICE,
        "way": [(_("Start page"), f"/{active_language()}/"), *above, (title, "")],
        "statement": statement,
        "report": made,
        "rows": rows(made),
        "is_stale": made.results.is_stale(),
        "has_transcripts": has_transcripts(),
        "show": show,
        "parts": list(in_parts(made.shown(show))),
        "choices": [
            Choice(each.label, made.count(each), f"?{SHOW}={each}" if each else request.path, each == show)
            for each in Show
        ],
        "metadata": Metadata(title=title, description=str(NOTICE)),
    }
    return render(request, "home/accessibility/report.html", context)


@require_safe
def report_as_json(request: HttpRequest) -> HttpResponse:
    """The whole report in one document, for programs."""
    response = JsonResponse(as_document(current_report()), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["X-Robots-Tag"] = "noindex"
    return mark(response)


@require_safe
def transcripts_as_text(request: HttpRequest) -> HttpResponse:
    """What a screen reader says on the pages of the main tasks; in German, whatever the version."""
    if not (text := all_transcripts()):
        raise Http404
    response = HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Content-Language": "de"})
    response["X-Robots-Tag"] = "noindex"
    return mark(response)
