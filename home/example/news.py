"""News and events of the example content: days around today, in each language version."""

from typing import Any

from consultations.models import Consultation
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, Topic

from .pages import Texts, make_versions
from .pictures import put_picture
from .times import day, moment


def make_news(texts: Texts) -> None:
    for position, topic in enumerate(texts["topics"], start=1):
        slug = topic.pop("slug")
        Topic.objects.create(slug=slug, name=topic, position=position)
    make_versions(NewsIndexPage, texts["index"], show_in_menus=True)
    for article in texts["pages"]:
        words = article.pop("words")
        put_picture(article, "picture")
        make_versions(NewsPage, words, date=day(article.pop("days")), **facts(article))


def make_events(texts: Texts) -> None:
    make_versions(EventIndexPage, texts["index"], show_in_menus=True)
    for event in texts["pages"]:
        words, on = event.pop("words"), day(event.pop("days"))
        times = {"starts": moment(on, event.pop("from")), "ends": moment(on, event.pop("to"))}
        make_versions(EventPage, words, **times, **facts(event))


def facts(texts: Texts) -> dict[str, Any]:
    """The columns that the file names by short words, and the mark of an example."""
    links: dict[str, Any] = {"is_example": True}
    if topic := texts.pop("topic", ""):
        links["topic"] = Topic.objects.get(slug=topic)
    if slug := texts.pop("consultation", ""):
        links["consultation"] = Consultation.objects.get(slug=slug)
    return {**texts, **links}
