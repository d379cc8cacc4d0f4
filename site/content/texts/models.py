"""What is known of the words of each page, beside the page: drafts and older revisions do not change it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LONGEST_NAME = 150


class PublishedText(models.Model):
    """The words of a page of the default version, as everybody could read them from ``since`` on.

    Revisions are cleared away sooner or later; editors of the other versions still need to see what has changed.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    passages = models.JSONField(default=list)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("published text")
        verbose_name_plural = _("published texts")
        indexes: ClassVar = [models.Index(fields=["page", "digest"], name="published_text_of_a_page")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.digest[:8]}"


class TextStateQuerySet(models.QuerySet["TextState"]):
    def out_of_date(self) -> Self:
        """Of public versions whose German page has said something else since."""
        german = TextState.objects.filter(
            page__translation_key=OuterRef("page__translation_key"),
            page__locale__language_code=settings.LANGUAGE_CODE,
        ).exclude(digest="")
        others = self.filter(page__live=True).exclude(page__locale__language_code=settings.LANGUAGE_CODE)
        newest = others.exclude(basis="").annotate(newest=Subquery(german.values("digest")[:1]))
        return newest.filter(~Q(basis=F("newest")), newest__isnull=False)


class TextState(models.Model):
    """The public words of one page, and for other versions the words of the default one that they say in their own."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="text_state")
    #: Of the words that are public; empty before the page was public for the first time.
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    #: Of the German words that this version says; empty where there were none.
    basis = models.CharField(max_length=64, blank=True)
    #: The same for a draft, which holds from the moment when this revision, or a later one, is public.
    coming_basis = models.CharField(max_length=64, blank=True)
    coming_from = models.PositiveBigIntegerField(default=0)
    #: Who has read just these words and understood them; empty where nobody has.
    checked_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    objects = TextStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a text")
        verbose_name_plural = _("states of texts")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.digest[:8]}"

    def is_older_than(self, german: "TextState | None") -> bool:
        """Whether the German words have changed since this version said them. What nobody knows is not older."""
        return bool(german and german.digest and self.basis and german.digest != self.basis)


class ReadingGroup(models.Model):
    """People who read texts in Leichte Sprache before others do, and say what they have understood."""

    name = models.CharField(
        _("name"),
        max_length=LONGEST_NAME,
        unique=True,
        help_text=_("Readers see it below each text that this group has checked. No names of people."),
    )
    note = models.TextField(_("note for the office"), blank=True, help_text=_("For example: how one reaches them."))

    class Meta:
        verbose_name = _("reading group")
        verbose_name_plural = _("reading groups")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Verdict(models.TextChoices):
    UNDERSTOOD = "understood", _("understood")
    PARTLY = "partly", _("understood in part")
    NOT = "not", _("not understood")


class TextCheck(models.Model):
    """What a reading group has said about one text: it holds for just these words, on whichever revision they stand."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    #: The group may be renamed or go; what it was called then stays.
    group_name = models.CharField(max_length=LONGEST_NAME)
    read_on = models.DateField(_("read on"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    note = models.TextField(_("remark on the whole text"), blank=True)
    #: The passages as they were read, and place → remark.
    passages = models.JSONField(default=list)
    remarks = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    #: The number that stands on the paper, and when that text was saved.
    revision_number = models.PositiveBigIntegerField(default=0)
    text_from = models.DateTimeField(null=True, blank=True)
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("check of a text")
        verbose_name_plural = _("checks of texts")
        ordering: ClassVar = ["-read_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["page", "digest"], name="check_of_the_text_of_a_page")]

    def __str__(self) -> str:
        return f"{self.group_name}: {self.get_verdict_display()}"
