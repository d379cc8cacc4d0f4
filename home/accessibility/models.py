"""The accessibility statement, and what came of tests with people."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content.publishing.findings import Finding, must
from content.publishing.findings import field as place_of
from news.facts import SharedFacts
from news.panels import FollowingPanel

from ..texts import TextPage
from .admin_blocks import BarriersField
from .admin_demanded import waiting_parts
from .admin_forms import StatementForm
from .admin_validators import existing_steps, not_to_come, numbers_in
from .results import LONGEST

#: § 4 (4) BITVNRW: reviewed at least once a year.
REVIEWED_EVERY = timedelta(days=365)


class Status(models.TextChoices):
    """The three that the model statement of the EU knows (2018/1523)."""

    FULL = "full", _("This site keeps all rules for accessible websites.")
    PARTIAL = "partial", _("This site keeps many of the rules for accessible websites, but not all.")
    NONE = "none", _("This site does not keep the rules for accessible websites yet.")


class Method(models.TextChoices):
    SELF = "self", _("We have checked it ourselves.")
    OTHERS = "others", _("Somebody independent has checked it.")
    BOTH = "both", _("We have checked it ourselves, and so has somebody independent.")


class AccessibilityPage(SharedFacts, TextPage):
    """The accessibility statement with all that § 10b BGG NRW and §§ 4, 5 BITVNRW demand."""

    #: An older draft of one version cannot bring back an older state.
    SHARED = ("status", "made_on", "reviewed_on", "method", "weeks_to_answer", "enforcement_url", "is_example")

    status = models.CharField(_("how accessible the site is"), max_length=10, choices=Status)
    responsible = models.TextField(
        _("who is responsible"), help_text=_("The public body with its full name, for example: Stadt Beispielstadt.")
    )
    scope = models.TextField(
        _("what the statement is about"), help_text=_("The address of the website, and what else belongs to it.")
    )
    barriers = BarriersField(
        verbose_name=_("what is not accessible"),
        help_text=_("§ 10b (2) no. 1 BGG NRW: each part with the reason and, where there is one, another way."),
    )
    made_on = models.DateField(_("made on"))
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        blank=True,
        help_text=_("§ 4 (4) BITVNRW: at least once a year. Left empty, it is the day on which it was made."),
    )
    method = models.CharField(_("who has checked"), max_length=10, choices=Method)
    method_note = models.TextField(
        _("how it was checked"), help_text=_("What was looked at, when, and by which standard or test.")
    )
    weeks_to_answer = models.PositiveSmallIntegerField(
        _("weeks until you answer"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text=_("§ 5 (2) BITVNRW: two weeks, and never more than six."),
    )
    contact = models.TextField(
        _("who answers"),
        help_text=_("The unit that deals with reports of barriers. Phone and e-mail come by themselves."),
    )
    enforcement_name = models.CharField(
        _("name"),
        max_length=250,
        default="Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen",
    )
    enforcement_url = models.URLField(_("address on the web"), default="https://www.lbbp.nrw.de/ombudsstelle")
    enforcement_contact = models.TextField(
        _("contact data"),
        help_text=_("§ 10b (2) no. 3 BGG NRW: post, phone, e-mail. Please look up what is valid now."),
    )

    base_form_class = StatementForm
    content_panels: ClassVar = [
        *TextPage.content_panels[:1],
        FollowingPanel(),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("responsible"), FieldPanel("scope")],
            heading=_("Which site"),
            help_text=_(
                "Every field here is demanded by law (§ 10b BGG NRW, §§ 4 and 5 BITVNRW). After each change, send the"
                " statement to the Überwachungsstelle (§ 4 (5) BITVNRW). A video in sign language belongs into the"
                " content."
            ),
        ),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("barriers")], heading=_("How accessible the site is")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("made_on"), FieldPanel("reviewed_on")]),
                FieldPanel("method"),
                FieldPanel("method_note"),
            ],
            heading=_("How it was checked"),
        ),
        MultiFieldPanel([FieldPanel("contact"), FieldPanel("weeks_to_answer")], heading=_("Reports of barriers")),
        MultiFieldPanel(
            [FieldPanel("enforcement_name"), FieldPanel("enforcement_url"), FieldPanel("enforcement_contact")],
            heading=_("Who helps if you do not"),
        ),
        *TextPage.content_panels[2:],
    ]
    page_description = _("The statement that the law demands, with a field for each of its parts.")
    subpage_types: ClassVar[list[str]] = []
    template = "home/accessibility/statement.html"

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def last_review(self) -> date:
        return self.reviewed_on or self.made_on

    def is_due(self, on: date | None = None) -> bool:
        """Whether the yearly review has not been done in time."""
        return bool(self.last_review) and (on or timezone.localdate()) - self.last_review > REVIEWED_EVERY

    def own_findings(self) -> list[Finding]:
        """Also where no form asks, as when a page is published later by itself."""
        found = waiting_parts(lambda name: getattr(self, name))
        return [
            must("demanded", said, **place_of(name, self._meta.get_field(name).verbose_name)) for name, said in found
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        easy = [each for each in context["versions"] if each.code == "de-simple" and each.exists]
        return {
            **context,
            "is_review_due": self.is_due(),
            "easy": None if context["is_plain"] else next(iter(easy), None),
        }

    def text_to_search(self) -> str:
        own = (self.responsible, self.scope, self.method_note, self.contact, self.enforcement_name)
        barriers = (words for each in self.barriers for words in (each.value["what"], each.value["why"]))
        return "\n".join([super().text_to_search(), *filter(None, (*own, *barriers))]).strip()


class Task(models.TextChoices):
    """What people were asked to do; each has a script in docs/accessibility/test-scripts.md."""

    FIND = "finden", _("Find a consultation")
    EASY = "leicht", _("Read in Leichte Sprache")
    PROPOSE = "vorschlagen", _("Write an idea")
    SIGN_IN = "anmelden", _("Sign in by code")
    COMMENT = "kommentieren", _("Write a comment")
    SUPPORT = "unterstuetzen", _("Support a proposal")
    VOTE = "abstimmen", _("Give one's votes")
    CHANGE = "aendern", _("Change a vote")
    TAKE_BACK = "zuruecknehmen", _("Take a vote back")
    REPORT = "melden", _("Report a contribution")
    PRINT = "drucken", _("Print a page")
    CONTACT = "kontakt", _("Write to the office")
    OTHER = "anderes", _("Something else")


class Ending(models.TextChoices):
    """How it went, the worst last."""

    PASSED = "passed", _("It worked")
    TROUBLE = "trouble", _("It worked, but with trouble")
    FAILED = "failed", _("It did not work")


class PeopleTestQuerySet(models.QuerySet["PeopleTest"]):
    def public(self) -> Self:
        """What stands in the report."""
        return self.filter(is_public=True)


class PeopleTest(models.Model):
    """What came of a test with people. Who they are is stored nowhere."""

    who = models.CharField(
        _("with whom"),
        max_length=200,
        help_text=_(
            "The kind of people and aids: “Screen reader NVDA, 3 people”. Never names, never a single diagnosis."
        ),
    )
    tested_on = models.DateField(_("day"), default=timezone.localdate, validators=[not_to_come])
    task = models.CharField(_("task"), max_length=20, choices=Task)
    steps = models.CharField(
        _("steps of the BITV-Test"),
        max_length=500,
        blank=True,
        validators=[existing_steps],
        help_text=_("Numbers, with commas between them: 9.1.1.1a, 9.2.4.4. The report shows the test there."),
    )
    ending = models.CharField(_("how it went"), max_length=10, choices=Ending)
    words = models.TextField(
        _("what happened"), blank=True, help_text=_("What helped, what got in the way, what you will change.")
    )
    version = models.CharField(_("version of the software"), max_length=LONGEST, blank=True)
    is_public = models.BooleanField(_("public"), default=False, help_text=_("Then it stands in the public report."))

    objects: ClassVar[PeopleTestQuerySet] = PeopleTestQuerySet.as_manager()  # type: ignore[assignment]  # made of it

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("who"), FieldPanel("tested_on"), FieldPanel("task"), FieldPanel("version")],
            heading=_("The test"),
        ),
        MultiFieldPanel([FieldPanel("ending"), FieldPanel("words"), FieldPanel("steps")], heading=_("What came of it")),
        FieldPanel("is_public"),
    ]

    class Meta:
        verbose_name = _("test with people")
        verbose_name_plural = _("tests with people")
        ordering: ClassVar = ["-tested_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_task_display()}: {self.who}"

    @property
    def step_numbers(self) -> list[str]:
        return numbers_in(self.steps)

    def clean(self) -> None:
        super().clean()
        self.steps = ", ".join(self.step_numbers)
