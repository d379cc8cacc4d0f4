"""The city's words, and what the checker said about the words that are public."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.terms.models import Term

#: One word, with a bar where a verb parts: "durch|führen".
ONE_WORD = r"^[^\W\d_]+(?:[-|][^\W\d_]+)*$"


class WordChoice(models.Model):
    """This word, not that one: what the checker proposes to whoever writes."""

    avoid = models.CharField(
        _("hard word"),
        max_length=100,
        unique=True,
        validators=[RegexValidator(ONE_WORD, _("Please write one single word."))],
        help_text=_(
            "One word as it stands in a dictionary: its other forms are found, too. "
            "Where a verb parts, write a bar: durch|führen"
        ),
    )
    prefer = models.CharField(
        _("better"),
        max_length=200,
        blank=True,
        help_text=_("What to write instead. Leave it empty to have the word asked about only."),
    )
    term = models.ForeignKey(
        Term,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entry of the glossary"),
        help_text=_("Where the word has to stay: how one explains it. Writers find it beside the question."),
    )

    class Meta:
        verbose_name = _("word of the word list")
        verbose_name_plural = _("word list")
        ordering: ClassVar = ["avoid"]

    def __str__(self) -> str:
        return self.avoid

    def clean(self) -> None:
        self.avoid = self.avoid.strip()
        self.prefer = " ".join(self.prefer.split())


class CheckedText(models.Model):
    """What the checker found in the public words of a page, kept until these or the word list change."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    #: Of the words of the page, as in ``TextState``; and of the list that they were checked with.
    digest = models.CharField(max_length=64)
    list_digest = models.CharField(max_length=64)
    musts = models.PositiveIntegerField(default=0)
    hints = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    #: None where there are no words.
    amstad = models.FloatField(null=True)
    wiener1 = models.FloatField(null=True)
    lix = models.FloatField(null=True)
    #: Our own estimate: easy, plain, hard; empty where there are no words.
    verdict = models.CharField(max_length=5, blank=True)

    class Meta:
        verbose_name = _("checked text")
        verbose_name_plural = _("checked texts")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.musts} + {self.hints}"

    @classmethod
    def fields_to_update(cls) -> list[str]:
        """Everything but the page that it is about."""
        return [field.name for field in cls._meta.concrete_fields if not field.primary_key]

    def is_of(self, digest: str, list_digest: str) -> bool:
        """Whether it is about these words and this list."""
        return (self.digest, self.list_digest) == (digest, list_digest)

    def weight(self) -> float:
        """How much there is to do, in a hundred words; a must counts three times. Very short texts weigh little."""
        return round((3 * self.musts + self.hints) * 100 / max(self.words, 100), 1)
