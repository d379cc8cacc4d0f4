"""An index: Django looks for models here. Each subject has its own."""

from .articles.models import NewsIndexPage, NewsPage
from .events.models import EventIndexPage, EventPage, EventState, Interpreter
from .topics.models import Topic

__all__ = ["EventIndexPage", "EventPage", "EventState", "Interpreter", "NewsIndexPage", "NewsPage", "Topic"]
