"""The procedure: what is asked, by whom, until when, what is promised.

It exists once, whatever the number of language versions.
"""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from content.multilingual import MultilingualTextField

from ..actions import OPENED_BY_PHASES, Action
from ..formats import FORMAT_CHOICES, FORMATS, Format, StepKind
from ..votes.rule import VOTING_RULE_CONSTRAINTS, VotingRule
from .querysets import ConsultationQuerySet, PhaseQuerySet
from .readers import Readers

if TYPE_CHECKING:
    from .readers import Reader


class Level(models.TextChoices):
    """How sure the city is of who takes part."""

    ADDRESS = "address", _("A confirmed e-mail address; nothing else is checked")
    STATEMENT = "statement", _("A confirmed e-mail address and one's own statement to be entitled")
    CHECKED = "checked", _("Only people whom staff have found entitled")


class PublishingCheck(models.TextChoices):
    NONE = "none", _("Nothing is checked before it is published")
    FIRST = "first", _("Each person's first contribution is checked")
    ALL = "all", _("Everything is checked")


class Consultation(ClusterableModel):
    """One procedure. ``key`` is the ``translation_key`` of its pages; there is no other link between the two."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short address"), max_length=80, unique=True)
    title = MultilingualTextField(_("title"), editable=False, help_text=_("Comes from the pages."))
    format = models.CharField(_("format"), max_length=20, choices=FORMAT_CHOICES, default="ideas")

    scope = MultilingualTextField(_("what can still be decided"), blank=True, multiline=True)
    decided_by = MultilingualTextField(_("who decides"), blank=True)
    answer_by = models.DateField(_("the city answers by"), null=True, blank=True)

    audience = MultilingualTextField(_("who may take part"), blank=True)
    level = models.CharField(_("how that is checked"), max_length=10, choices=Level, default=Level.ADDRESS)
    readers = models.CharField(
        _("who can read it"),
        max_length=10,
        choices=Readers,
        default=Readers.EVERYBODY,
        help_text=_("Invited is whoever you have entered on the screen “Who may take part”."),
    )
    minimum_age = models.PositiveSmallIntegerField(_("minimum age"), null=True, blank=True)
    check_before_publishing = models.CharField(
        _("check before publishing"), max_length=5, choices=PublishingCheck, default=PublishingCheck.FIRST
    )

    controller = models.TextField(_("controller of the data"), blank=True)
    data_purpose = models.TextField(_("purpose of the data"), blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    data_recipients = models.TextField(_("recipients of the data"), blank=True)
    retain_until = models.DateField(_("kept until"), null=True, blank=True)
    contribution_licence = models.CharField(_("licence of the contributions"), max_length=100, default="CC BY 4.0")

    is_archive = models.BooleanField(
        _("archive"), default=False, help_text=_("Taken over from elsewhere; nobody can take part.")
    )
    source = models.TextField(_("source"), blank=True)
    source_licence = models.CharField(_("licence of the source"), max_length=200, blank=True)
    is_example = models.BooleanField(_("example"), default=False, help_text=_("Pages say that this is an example."))

    last_number = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    #: What people read about a consultation and no rule asks for.
    WORDS = (
        *("title", "scope", "decided_by", "audience", "controller", "data_purpose", "legal_basis", "data_recipients"),
        *("contribution_licence", "source", "source_licence"),
    )

    objects: ClassVar[ConsultationQuerySet] = ConsultationQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("moderate", _("Can check, hide and redact contributions")),
            ("answer", _("Can answer contributions and set their status")),
            ("count", _("Can count votes and state results")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(readers=Readers.EVERYBODY) | Q(level=Level.CHECKED),
                name="only_a_consultation_with_a_list_of_people_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.slug

    def get_absolute_url(self) -> str:
        return reverse("consultations:show", args=[self.slug])

    @property
    def format_data(self) -> Format:
        return FORMATS[self.format]

    @cached_property
    def is_visible(self) -> bool:
        """Whether it has a published page in any language version; asked once per instance."""
        return Consultation.objects.visible().filter(pk=self.pk).exists()

    @property
    def is_closed(self) -> bool:
        """Whether only invited people and the office read it."""
        return self.readers != Readers.EVERYBODY

    def is_closed_to(self, person: "Reader") -> bool:
        """Whether this person may not read it. Of what everybody reads the database is not asked."""
        return self.is_closed and not Consultation.objects.filter(pk=self.pk).readable_by(person).exists()

    @property
    def open_licence(self) -> str:
        """The licence under which everybody may use what people write; empty where not everybody reads it."""
        return "" if self.is_closed else self.contribution_licence

    @cached_property
    def timeline(self) -> list["Phase"]:
        """All phases in the order of their dates; read once per instance."""
        phases = sorted(self.phases.all(), key=lambda phase: (phase.starts, phase.ends, phase.pk or 0))
        for phase in phases:
            phase.consultation = self
        return phases

    def phases_opening(self, action: Action, at: datetime | None = None) -> list["Phase"]:
        """The running phases in which ``action`` is open."""
        return [phase for phase in self.timeline if phase.is_running(at) and action in phase.opens]

    def current_phases(self, at: datetime | None = None) -> list["Phase"]:
        return [phase for phase in self.timeline if phase.is_running(at)]

    def next_phase(self, at: datetime | None = None) -> "Phase | None":
        at = at or timezone.now()
        return next((phase for phase in self.timeline if phase.starts > at), None)

    def next_border(self, at: datetime | None = None) -> datetime | None:
        """When the next phase begins or ends; until then every page about it stays true by itself."""
        at = at or timezone.now()
        borders = (border for phase in self.timeline for border in (phase.starts, phase.ends))
        return min((border for border in borders if border > at), default=None)


class FormerSlug(models.Model):
    """An address that a consultation once had and that still leads to it."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="former_slugs")
    slug = models.SlugField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.slug


def check_opens(value: object) -> None:
    if not isinstance(value, list) or any(each not in OPENED_BY_PHASES for each in value):
        raise ValidationError(_("A phase cannot open this: %(value)s"), params={"value": value})


class Phase(VotingRule):
    """A half-open span of time [starts, ends) and what people may do in it. Phases may overlap and leave gaps."""

    consultation = ParentalKey(Consultation, on_delete=models.PROTECT, related_name="phases")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind)
    title = MultilingualTextField(_("title"), blank=True, help_text=_("Empty: the name of the kind."))
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"), help_text=_("The first moment that no longer belongs to the phase."))
    opens = models.JSONField(_("what people may do"), default=list, blank=True, validators=[check_opens])

    without_easy_language = MultilingualTextField(
        _("why this vote is not in Leichte Sprache yet"),
        blank=True,
        multiline=True,
        help_text=_(
            "Only for votes. Without the page in Leichte Sprache and a short text for everything that stands to vote, "
            "a vote cannot be announced, unless you give a reason here. Everybody can read it."
        ),
    )

    objects: ClassVar[PhaseQuerySet] = PhaseQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["starts", "ends", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="phase_ends_after_it_starts",
                violation_error_message=_("A phase ends after it starts."),
            ),
            *VOTING_RULE_CONSTRAINTS,
        ]

    def __str__(self) -> str:
        return str(self.title) or str(StepKind(self.kind).label)

    @property
    def language(self) -> str:
        """The language of what ``str()`` gives; empty where it comes from the catalogue."""
        return self.title.language if self.title else ""

    def is_running(self, at: datetime | None = None) -> bool:
        return self.starts <= (at or timezone.now()) < self.ends

    def has_begun(self, at: datetime | None = None) -> bool:
        return self.starts <= (at or timezone.now())

    def is_over(self, at: datetime | None = None) -> bool:
        return self.ends <= (at or timezone.now())

    def shows_numbers(self, at: datetime | None = None) -> bool:
        """Whether the public may see how many votes each proposal has."""
        return self.results_during or self.is_over(at)


class ConsultationChange(models.Model):
    """An entry of the public change log: *Änderungen an diesem Verfahren*."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    what = models.CharField(max_length=40)
    phase_title = MultilingualTextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what}: {self.before} → {self.after}"

    @property
    def label(self) -> str:
        """What has changed, in the reader's language."""
        from .facts import label_of

        return label_of(self.what)

    @property
    def before_said(self) -> str:
        from .facts import say

        return say(self.what, self.before)

    @property
    def after_said(self) -> str:
        from .facts import say

        return say(self.what, self.after)


class Contributor(models.Model):
    """Somebody's presence in one consultation. Deleting the account cuts the link; the record stays."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="contributors")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="contributors"
    )
    public_name = models.CharField(_("public name"), max_length=80, blank=True)
    accepted_rules = models.CharField(max_length=20, blank=True, help_text=_("The version of the house rules."))
    accepted_licence = models.CharField(max_length=100, blank=True)
    stated_entitled_at = models.DateTimeField(null=True, blank=True)
    found_entitled_at = models.DateTimeField(null=True, blank=True)
    source_id = models.CharField(max_length=120, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "account"],
                condition=Q(account__isnull=False),
                name="one_contributor_per_account_and_consultation",
            ),
            models.UniqueConstraint(
                fields=["consultation", "source_id"], condition=~Q(source_id=""), name="one_contributor_per_source_id"
            ),
        ]

    def __str__(self) -> str:
        return self.public_name or str(_("without a name"))

    def is_account_of(self, person: object) -> bool:
        """Whether this is ``person``'s presence; nobody's once the account is gone."""
        return self.account_id is not None and self.account_id == getattr(person, "pk", None)
