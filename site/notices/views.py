from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from notices.models import OutboxMessage

SHOWN = 30


@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """The last mails, for trying the site out: whoever sees them can sign in as anybody."""
    if not settings.TRY_OUT:
        raise Http404
    return render(request, "notices/mailbox.html", {"mails": OutboxMessage.objects.all()[:SHOWN]})
