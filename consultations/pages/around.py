"""The news and events of a consultation. Both lie above this app: it knows them by their keys to it, and shows them as
they have registered their lists.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from content import lists

from ..processes.models import Consultation

if TYPE_CHECKING:
    from ..processes.readers import Reader

MOST_EVENTS = 10
MOST_ARTICLES = 5


@dataclass(frozen=True)
class Around:
    """``events`` are upcoming ones, then past ones; ``articles`` the newest ones."""

    events: list[Any]
    articles: list[Any]
    at: datetime

    @property
    def changes_at(self) -> datetime | None:
        """When the first of the events is over."""
        return min((event.ends for event in self.events if event.ends > self.at), default=None)

    @property
    def event_template(self) -> str:
        return _template_of("events")

    @property
    def article_template(self) -> str:
        return _template_of("news")


def around(consultation: Consultation, person: "Reader") -> Around:
    """What this person may read of the news and events of a consultation. Two queries."""
    at = timezone.now()
    own: Any = consultation
    events = own.events.visible_to(person).for_version().for_lists()
    articles = own.news.visible_to(person).for_version().for_lists()
    return Around(
        events=list(events.nearest_first(at)[:MOST_EVENTS]),
        articles=list(articles.newest_first()[:MOST_ARTICLES]),
        at=at,
    )


def _template_of(name: str) -> str:
    kind = lists.find(name)
    return kind.template if kind else ""
