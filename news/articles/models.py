"""*Aktuelles*: the list of news, and articles."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.models import BasePage

from ..base import ListPage, ReadablePage, consultation_key
from ..forms import ArticleForm
from ..panels import FollowingPanel
from ..querysets import NewsQuerySet


class NewsIndexPage(ListPage):
    """All articles, the newest first."""

    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]
    template = "news/news_index_page.html"

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(ReadablePage):
    """An article."""

    SHARED = ("date", "topic", "district", "consultation", "picture", "is_example")

    consultation = consultation_key("news")
    date = models.DateField(_("day"), default=timezone.localdate, help_text=_("Stands above the article."))
    author = models.CharField(
        _("author"), max_length=150, blank=True, help_text=_("Who wrote it. Left empty, it is the office.")
    )
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(
        _("what the picture shows"), max_length=250, blank=True, help_text=_("For people who cannot see it.")
    )
    picture_is_decorative = models.BooleanField(
        _("only decorates"), default=False, help_text=_("Nobody misses anything who does not see it.")
    )

    objects: ClassVar = PageManager.from_queryset(NewsQuerySet)()

    base_form_class = ArticleForm
    override_translatable_fields: ClassVar = [
        *ReadablePage.override_translatable_fields,
        SynchronizedField("author"),
    ]
    content_panels: ClassVar = [
        *BasePage.content_panels[:1],
        FieldPanel("lead"),
        FollowingPanel(),
        FieldPanel("author"),
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("topic"), FieldPanel("district"), FieldPanel("consultation")],
            heading=_("What it is about"),
        ),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decorative")],
            heading=_("Picture"),
        ),
        *BasePage.content_panels[1:],
    ]
    search_fields: ClassVar = [*ReadablePage.search_fields, index.FilterField("date"), index.SearchField("author")]
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "news/news_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
