"""Finding what an address names, for every view of this app alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from content.redirects import asked_again

from .explaining import explain, refuse_reading
from .models import Consultation, FormerSlug
from .rules import Denied

View = Callable[..., HttpResponseBase]


def in_consultation(view: View) -> View:
    """Give ``view`` the visible consultation that its address names; old short addresses lead to the new one.

    Whoever may not read it is told so, whatever else the address names. What a service denies is explained rather
    than thrown: the rules may have changed since the view asked them.
    """

    @wraps(view)
    def with_consultation(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        consultation = Consultation.objects.visible().filter(slug=slug).first()
        if consultation is None:
            return to_new_address(request, slug)
        # Just found so; the services ask once more.
        consultation.is_visible = True
        if consultation.is_closed_to(request.user):
            return refuse_reading(request)
        try:
            return private(view(request, consultation, **kwargs), consultation)
        except Denied as denied:
            return explain(request, denied.decision)

    return with_consultation


def in_open_consultation(view: View) -> View:
    """As ``in_consultation``. Of what only invited people read nobody makes open data, feeds or calendars, not even
    they.
    """

    @in_consultation
    @wraps(view)
    def with_open_consultation(request: HttpRequest, consultation: Consultation, **kwargs: Any) -> HttpResponseBase:
        if consultation.is_closed:
            raise Http404
        return view(request, consultation, **kwargs)

    return with_open_consultation


def to_new_address(request: HttpRequest, slug: str) -> HttpResponseBase:
    visible = Consultation.objects.visible()
    former = FormerSlug.objects.filter(slug=slug, consultation__in=visible).select_related("consultation").first()
    if former is None:
        raise Http404
    if former.consultation.is_closed_to(request.user):
        return refuse_reading(request)
    address = request.get_full_path().replace(f"/{slug}/", f"/{former.consultation.slug}/", 1)
    # An address may come back: browsers must not keep the way for good.
    return private(asked_again(redirect(address, permanent=True)), former.consultation)


def private(response: HttpResponseBase, consultation: Consultation) -> HttpResponseBase:
    """No cache keeps what only invited people read: not ours, not the proxy's, not the browser's."""
    if consultation.is_closed:
        add_never_cache_headers(response)
    return response
