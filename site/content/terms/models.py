"""A word and what it means, in each language version with words of its own."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.multilingual import MultilingualTextField


class Term(models.Model):
    """A version has the term where it has both word and explanation; no version borrows those of another."""

    word = MultilingualTextField(
        _("word"), blank=True, help_text=_("As in the middle of a sentence. Each version uses its own word.")
    )
    forms = MultilingualTextField(
        _("other forms"),
        blank=True,
        multiline=True,
        help_text=_("One a line, as they stand in texts. For example: Haushalts, Haushalte, Haushalten."),
    )
    explanation = MultilingualTextField(
        _("explanation"),
        blank=True,
        multiline=True,
        help_text=_("One to three short sentences. In Leichte Sprache each sentence has its own line."),
    )
    #: Not every version has other forms of its word: on the board of versions they do not count.
    MAY_BE_MISSING: ClassVar[set[str]] = {"forms"}

    is_example = models.BooleanField(_("example"), default=False, help_text=_("The glossary says so beside it."))

    class Meta:
        verbose_name = _("explained word")
        verbose_name_plural = _("glossary")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.word)

    def clean(self) -> None:
        super().clean()
        names = dict(settings.LANGUAGES)
        if not any(self.word.get(code) for code in names):
            raise ValidationError({"word": _("Please enter the word in at least one version.")})
        for code, name in names.items():
            if bool(self.word.get(code)) != bool(self.explanation.get(code)):
                message = _("In the version “%(version)s” there is only one of word and explanation. It needs both.")
                raise ValidationError({"explanation": message % {"version": name}})
        for other in Term.objects.exclude(pk=self.pk):
            for code in names:
                if both := set(self.spellings(code)) & set(other.spellings(code)):
                    message = _("“%(form)s” is explained already, at “%(word)s”.")
                    raise ValidationError({"word": message % {"form": min(both), "word": other.word[code]}})

    def is_in(self, code: str) -> bool:
        """Whether this version has the term."""
        return bool(self.word.get(code) and self.explanation.get(code))

    def spellings(self, code: str) -> list[str]:
        """How the term is written in texts of this version: the word itself and its other forms, each once."""
        lines = [self.word.get(code, ""), *self.forms.get(code, "").splitlines()]
        return list(dict.fromkeys(line for each in lines if (line := " ".join(each.split()))))
