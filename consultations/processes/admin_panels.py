"""The sections of the consultation's own screen."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel
from wagtail.models import Page

from .admin_forms import CategoryForm, CategoryFormSet, ConsultationForm, PhaseForm, PhaseFormSet


class ReadPanel(Panel):
    """A section to read, from a template."""

    def __init__(self, template_name: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.template_name = template_name

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "template_name": self.template_name}

    class BoundPanel(Panel.BoundPanel):
        @property
        def template_name(self) -> str:
            return self.panel.template_name


class OverviewPanel(ReadPanel):
    """Ways to everything that belongs to the consultation."""

    class BoundPanel(ReadPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            user = self.request.user
            return context | {"consultation": self.instance, "may_answer": user.has_perm("consultations.answer")}


class TextsPanel(ReadPanel):
    """Which language versions there are, and in which state."""

    class BoundPanel(ReadPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            pages = Page.objects.filter(translation_key=self.instance.key).select_related("locale").order_by("locale")
            context["texts"] = [
                {"page": page, "may_edit": page.permissions_for_user(self.request.user).can_edit()} for page in pages
            ]
            return context


class RowsPanel(InlinePanel):
    """Rows of the consultation with a form of their own."""

    def __init__(self, *args: Any, form: Any = None, formset: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form, self.formset = form, formset

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "form": self.form, "formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"form": self.form, "formset": self.formset}
        return options


PHASE_PANELS = [
    FieldPanel("kind"),
    FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
    FieldPanel("title"),
    FieldPanel("opens"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("use"), FieldPanel("values")]),
            FieldRowPanel([FieldPanel("marks_per_ballot"), FieldPanel("budget_cap")]),
            FieldPanel("results_during"),
        ],
        heading=_("Voting rule"),
    ),
    FieldPanel("without_easy_language"),
]

SCREEN = ObjectList(
    [
        OverviewPanel("consultations/office/overview_panel.html", heading=_("At a glance")),
        TextsPanel("consultations/office/texts_panel.html", heading=_("Texts")),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("format"), FieldPanel("is_example")], heading=_("The procedure")
        ),
        MultiFieldPanel(
            [FieldPanel("scope"), FieldPanel("decided_by"), FieldPanel("answer_by")], heading=_("The promise")
        ),
        MultiFieldPanel(
            [FieldPanel("audience"), FieldPanel("level"), FieldPanel("readers"), FieldPanel("minimum_age")],
            heading=_("Who may take part"),
        ),
        FieldPanel("check_before_publishing", heading=_("Check before publishing")),
        RowsPanel("phases", PHASE_PANELS, heading=_("Phases"), label=_("phase"), form=PhaseForm, formset=PhaseFormSet),
        FieldPanel("reason", heading=_("Reason for new dates")),
        RowsPanel(
            "categories",
            [FieldPanel("name"), FieldRowPanel([FieldPanel("slug"), FieldPanel("position")])],
            heading=_("Categories"),
            label=_("category"),
            form=CategoryForm,
            formset=CategoryFormSet,
        ),
        MultiFieldPanel(
            [
                FieldPanel("controller"),
                FieldPanel("data_purpose"),
                FieldPanel("legal_basis"),
                FieldPanel("data_recipients"),
                FieldPanel("retain_until"),
                FieldPanel("contribution_licence"),
            ],
            heading=_("Data protection"),
        ),
        MultiFieldPanel(
            [FieldPanel("is_archive"), FieldPanel("source"), FieldPanel("source_licence")], heading=_("Archive")
        ),
    ],
    base_form_class=ConsultationForm,
)
