"""The consultation's own screen: the one place where the office sets a procedure up."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.requests import SignedInRequest

from ..actions import Action
from ..announcing import NO_EASY_LANGUAGE
from ..exports.guard import ExportedListing
from ..exports.listing import in_each_version
from ..models import Consultation, Level, Phase, Readers
from ..rules import decide
from ..screens import screen
from ..votes.office import urls as ballot_urls
from . import admin_entitling
from .admin_forms import FillPhasesForm
from .admin_panels import SCREEN
from .changes import recorded
from .links import admin_url
from .services import delete_consultation, fill_phases


class ConsultationPolicy(ModelPermissionPolicy):
    """A consultation is made by writing its page or by an import, never here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


def state_of(consultation: Consultation) -> str:
    """Where a procedure stands, in a word."""
    if consultation.is_archive:
        return _("archive")
    if not consultation.is_visible:  # Annotated by the list.
        return _("not published")
    running = [str(phase) for phase in consultation.current_phases()]
    if running:
        return ", ".join(running)
    upcoming = consultation.next_phase()
    return _("next: %(phase)s") % {"phase": upcoming} if upcoming else _("finished")


def readers_of(consultation: Consultation) -> str:
    return str(Readers(consultation.readers).label)


class ConsultationList(ExportedListing, generic.IndexView):
    page_title = gettext_lazy("Consultations")
    search_fields = [*in_each_version("title"), "slug"]
    search_backend_name = None

    def get_base_queryset(self) -> models.QuerySet[Consultation]:
        live = Page.objects.live().filter(translation_key=OuterRef("key"))
        phases = Prefetch("phases", Phase.objects.in_order())
        return Consultation.objects.annotate(is_visible=Exists(live)).prefetch_related(phases)


class ConsultationEdit(generic.EditView):
    """Two people may have the screen open: the row is locked while one of them saves, and the other is told."""

    object: Consultation

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            # Nobody casts a phase's first vote while its rule is looked at and saved.
            list(Phase.objects.filter(consultation=self.kwargs["pk"]).order_by("pk").select_for_update())
            return super().post(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> Consultation:
        rows = Consultation.objects.all()
        return super().get_object(rows.select_for_update() if self.request.method == "POST" else rows)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            # Somebody took part between the form's check and the deletion.
            form.add_error(None, _("People have taken part in a phase meanwhile. It cannot be deleted."))
        except ValidationError as error:
            form.add_error(None, error)
            if any(each.code == NO_EASY_LANGUAGE for each in error.error_list):
                form.add_error(None, _("Until then, give a public reason at the phase."))
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def save_instance(self) -> Consultation:
        decide(self.request.user, Action.MANAGE, on=self.object).require()
        self.has_content_changes = self.form.has_changed()
        with recorded(self.object, by=self.request.user, reason=self.form.cleaned_data["reason"].strip()):
            consultation: Consultation = self.form.save()
        return consultation

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def get_success_buttons(self) -> list[Any]:
        return []

    @property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = []
        if not self.object.phases.exists():
            buttons.append(HeaderButton(_("Phases from the format"), url=phases_url(self.object), icon_name="date"))
        if self.object.level == Level.CHECKED:
            url = admin_entitling.url_of(self.object)
            buttons.append(HeaderButton(_("Who may take part"), url=url, icon_name="group"))
        return buttons


class ConsultationDelete(generic.DeleteView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(admin_url(self.object))

    def delete_action(self) -> None:
        with transaction.atomic():
            log(instance=self.object, action="wagtail.delete")
            delete_consultation(consultation=self.object, by=self.request.user)


def phases_url(consultation: Consultation) -> str:
    return reverse("consultations_admin:fill_phases", args=[consultation.pk])


def fill_phases_view(request: SignedInRequest, pk: int) -> HttpResponse:
    """The phases of a format, from a first day on."""
    consultation = get_object_or_404(Consultation, pk=pk)
    if not decide(request.user, Action.MANAGE, on=consultation).allowed:
        raise PermissionDenied
    form = FillPhasesForm(request.POST or None, initial={"format": consultation.format})
    if form.is_valid() and _fill(request, consultation, form):
        messages.success(request, _("The phases are there. Please check their dates."))
        return redirect(f"{admin_url(consultation)}#panel-phases-section")
    way = [(_("Consultations"), reverse("consultations_admin:index")), (str(consultation), admin_url(consultation))]
    context = {
        "form": form,
        "consultation": consultation,
        "intro": _(
            "The phases follow one another from the first day on, each from midnight to midnight. "
            "You can change everything afterwards."
        ),
        "submit": _("Make the phases"),
    }
    template = "consultations/office/small_form.html"
    return screen(request, template, title=_("Phases from the format"), way=way, icon="date", **context)


def _fill(request: SignedInRequest, consultation: Consultation, form: FillPhasesForm) -> bool:
    try:
        with recorded(consultation, by=request.user):
            consultation.format = form.cleaned_data["format"]
            consultation.save(update_fields=["format"])
            fill_phases(consultation=consultation, starts=form.cleaned_data["starts"], by=request.user)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def own_screens() -> list[URLPattern]:
    return [
        path("<int:pk>/phasen/", fill_phases_view, name="fill_phases"),
        path("<int:pk>/wer-mitmacht/", admin_entitling.entitle, name="entitle"),
    ]


class ConsultationViewSet(ModelViewSet):
    model = Consultation
    name = "consultations_admin"
    url_prefix = "beteiligungen"
    icon = "group"
    menu_label = gettext_lazy("Consultations")
    menu_name = "consultations"
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    permission_policy = ConsultationPolicy(Consultation)

    index_view_class = ConsultationList
    edit_view_class = ConsultationEdit
    delete_view_class = ConsultationDelete
    edit_handler = SCREEN

    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor=state_of),
        Column("readers", label=gettext_lazy("Who can read it"), accessor=readers_of),
        "slug",
        "format",
    ]
    list_filter = ["format", "readers", "is_archive", "is_example"]
    list_export = [
        *("slug", "title", "format", "scope", "decided_by", "answer_by", "audience", "level", "readers"),
        "retain_until",
    ]
    export_filename = "beteiligungen"

    def get_urlpatterns(self) -> list[URLPattern]:
        left_out = {"add", "usage"}
        patterns = [pattern for pattern in super().get_urlpatterns() if pattern.name not in left_out]
        return [*patterns, *own_screens(), *ballot_urls()]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = super().get_common_view_kwargs(**kwargs)
        return {**kwargs, "add_url_name": None, "usage_url_name": None}
