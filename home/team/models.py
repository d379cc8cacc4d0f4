"""The people of the office, and the page that shows them."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Orderable

from content.multilingual import MultilingualTextField

from ..texts import TextPage


class PersonQuerySet(models.QuerySet["Person"]):
    def shown(self) -> Self:
        """Whom the public sees."""
        return self.filter(is_shown=True)


class Person(Orderable):
    """Somebody of the office. Stored once: what is changed here changes in every language version."""

    name = models.CharField(_("name"), max_length=150)
    role = MultilingualTextField(_("what this person helps with"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = MultilingualTextField(
        _("what the picture shows"),
        blank=True,
        help_text=_("For people who cannot see it. The name stands beside it and need not be said again."),
    )
    picture_is_decorative = models.BooleanField(
        _("only decorates"), default=False, help_text=_("Nobody misses anything who does not see it.")
    )
    is_shown = models.BooleanField(
        _("shown to the public"), default=False, help_text=_("Only with the person's consent.")
    )

    objects: ClassVar[PersonQuerySet] = PersonQuerySet.as_manager()  # type: ignore[assignment]  # made of it

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("role"), FieldPanel("phone"), FieldPanel("email")], heading=_("Person")
        ),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decorative")],
            heading=_("Picture"),
        ),
        FieldPanel("is_shown"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people of the office")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.picture:
            return
        if not self.picture_alt and not self.picture_is_decorative:
            message = _("Please say what the picture shows, or tick that it only decorates.")
            raise ValidationError({"picture_alt": message})
        if self.picture_alt and self.picture_is_decorative:
            message = _("A picture that only decorates has no words. Please take back one of the two.")
            raise ValidationError({"picture_is_decorative": message})


class TeamPage(TextPage):
    """The people of the office: whom one can ask about what."""

    page_description = _("The people of the office that are marked as shown, with phone and e-mail.")
    subpage_types: ClassVar[list[str]] = []
    template = "home/team_page.html"

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = Person.objects.shown().select_related("picture").prefetch_related("picture__renditions")
        return {**super().get_context(request, *args, **kwargs), "people": shown}

    def text_to_search(self) -> str:
        """Also who is shown, and what they help with in this version."""
        code = self.locale.language_code
        people = [f"{each.name} {each.role.get(code, '')}".strip() for each in Person.objects.shown()]
        return "\n".join([super().text_to_search(), *people]).strip()
