"""Facts that are the same in every language version: an event that is cancelled is cancelled in all of them."""

from typing import Any, ClassVar, Self

from django.conf import settings
from wagtail.models import Page

from content.models import BasePage


class SharedFacts(BasePage):
    """A page whose facts (``SHARED``) are set in the default version; the other versions follow it.

    They follow whenever they are saved, previewed or published, and when the default version is published. A version
    without a default page has facts of its own.
    """

    #: The columns that are the same in all versions.
    SHARED: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def leader(self) -> Self | None:
        """The default version, where this is another one. A draft of it leads no page that the public sees."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return None
        versions = type(self)._default_manager.filter(translation_key=self.translation_key)
        leader = versions.filter(locale__language_code=settings.LANGUAGE_CODE).exclude(pk=self.pk).first()
        return leader if leader and (leader.live or not self.live) else None

    def follow(self, leader: Self | None = None) -> None:
        """Take over the facts of the default version."""
        if leader := leader or self.leader():
            for name in self.SHARED:
                attribute = self._meta.get_field(name).attname
                setattr(self, attribute, getattr(leader, attribute))

    def hand_on(self) -> None:
        """Hand the facts on to the versions that follow."""
        if self.locale.language_code != settings.LANGUAGE_CODE:
            return
        versions = type(self)._default_manager.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        for version in versions:
            version.receive(self)
            version.save(clean=False)

    def receive(self, leader: Self) -> None:
        """Take over facts that were just published."""
        self.follow(leader)

    def with_content_json(self, content: dict[str, Any]) -> Page:
        # An older draft must not bring back what has changed since.
        page = super().with_content_json(content)
        page.follow()
        return page

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.follow()
        super().save(*args, **kwargs)
