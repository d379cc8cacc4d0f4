from typing import Any

from django.core.management.base import BaseCommand

from content.models import BasePage
from content.page_cache import bump
from content.texts.models import TextState
from content.texts.services import is_default, note_public_text


class Command(BaseCommand):
    help = (
        "Note the words of all public pages that were public before words were noted. "
        "Their other versions count as made from the German words of now."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        noted = 0
        kinds = [kind for kind in BasePage.__subclasses__()]
        pages = [page for kind in all_kinds(kinds) for page in kind.objects.live().select_related("locale")]
        known = set(TextState.objects.exclude(digest="").values_list("page", flat=True))
        # The German ones first: the others are compared with them.
        for page in sorted(pages, key=lambda page: not is_default(page)):
            if page.pk not in known:
                note_public_text(page)
                noted += 1
        bump()
        self.stdout.write(f"Noted the words of {noted} pages.")


def all_kinds(kinds: list[Any]) -> list[Any]:
    """Those that have pages of their own."""
    below = [kind for each in kinds for kind in all_kinds(each.__subclasses__())]
    return [kind for kind in kinds if not kind._meta.abstract] + below
