"""A text for a reading group: on paper, and what the group has said about it."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Site

from content.texts.models import ReadingGroup, TextCheck
from content.versions import name_of

from .compare_admin import VersionView
from .forms import VerdictForm
from .reading import Reading, reading_of
from .services import note_verdict

#: Names the text in an address; the paper calls it so, too.
NUMBER = "fassung"
MOST_CHECKS = 20


class ReadingView(VersionView):
    """A screen about one text of a page."""

    header_icon = "tasks"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.reading = self.find()
        return super().get(request, *args, **kwargs)

    def find(self) -> Reading:
        reading = reading_of(self.public, self.request.GET.get(NUMBER))
        if reading is None:
            raise Http404
        return reading

    def url(self, name: str) -> str:
        return f"{reverse(f'texts:{name}', args=[self.public.pk])}?{NUMBER}={self.reading.number}"


def said_in(check: TextCheck) -> list[tuple[str, str]]:
    """Sentence and remark, for the sentences that somebody had a remark on."""
    return [(check.passages[int(number) - 1], words) for number, words in check.remarks.items()]


class CheckView(ReadingView):
    template_name = "office/texts/check.html"

    def get_page_title(self) -> str:
        return _("Check by a reading group: %(title)s") % {"title": self.title}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may.can_publish():
            raise PermissionDenied
        self.reading = self.find()
        form = VerdictForm(request.POST, reading=self.reading)
        if request.POST.get("words") != self.reading.digest:
            messages.error(request, _("The text was changed meanwhile. Please compare it with the paper once more."))
            return self.render_to_response(self.get_context_data(form=form))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        said = form.cleaned_data
        is_public = note_verdict(
            page=self.public,
            reading=self.reading,
            group=said["group"],
            read_on=said["read_on"],
            verdict=said["verdict"],
            note=said["note"],
            remarks=form.remarks(),
            person=self.person,
        )
        if is_public:
            messages.success(request, _("Noted. Readers see who has checked the text, and when."))
        else:
            messages.success(
                request, _("Noted. Readers see it only if the text was understood and just these words are public.")
            )
        return redirect(self.url("check"))

    def is_the_public(self, reading: Reading) -> bool:
        """A page that no editor has saved has one text only."""
        return not reading.number or (self.state is not None and self.state.digest == reading.digest)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reading = self.reading
        form = kwargs.pop("form", None) or VerdictForm(initial={"read_on": timezone.localdate()}, reading=reading)
        checks = TextCheck.objects.filter(page=self.public.pk)[:MOST_CHECKS]
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "reading": reading,
            "is_public_text": self.public.live and self.is_the_public(reading),
            "checks": [(check, check.digest == reading.digest, said_in(check)) for check in checks],
            "has_groups": ReadingGroup.objects.exists(),
            "groups_url": reverse("reading_groups:add"),
            "may_note": self.may.can_publish(),
            "print_url": self.url("print"),
            "action": self.url("check"),
        }


class PrintView(ReadingView):
    """The text on paper: one sentence a line, numbered, with room for marks."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return render(self.request, "office/texts/paper.html", context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = Site.objects.get(is_default_site=True)
        return {
            "page": self.reading.page,
            "reading": self.reading,
            "code": self.code,
            "version": name_of(self.code),
            "site_name": site.site_name,
            "check_url": self.url("check"),
        }


class ReadingGroupViewSet(ModelViewSet):
    model = ReadingGroup
    name = "reading_groups"
    url_prefix = "pruefgruppen"
    icon = "group"
    menu_label = gettext_lazy("Reading groups")
    menu_order = 630
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display: ClassVar = ["name"]
    panels: ClassVar = [FieldPanel("name"), FieldPanel("note")]
    search_backend_name = None
