"""*Aktuelles*: the list of news, and articles."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.metadata import Metadata
from content.models import BasePage
from content.publishing.findings import Finding
from content.versions import other_language

from ..admin_forms import ArticleForm
from ..base_models import ListPage, ReadablePage, consultation_key
from ..checklist import of_article
from ..filtering import CURSOR, Asked, ListFilter, judged, narrowed
from ..following.metadata import following_news, metadata_of_article
from ..panels import FollowingPanel
from ..querysets import NEWEST_FIRST, NewsQuerySet

if TYPE_CHECKING:
    from consultations.processes.readers import Reader

# As many other articles as an article names.
RELATED = 3


class NewsIndexPage(ListPage):
    """All articles, the newest first."""

    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]
    template = "news/news_index_page.html"

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def metadata(self) -> Metadata:
        return replace(super().metadata(), followings=(following_news(),))

    def asked(self, request: HttpRequest) -> Asked:
        form, chosen = judged(ListFilter, request.GET)
        articles = NewsPage.objects.visible_to(request.user).for_version().newest_first().for_lists()
        return Asked(
            queryset=narrowed(articles, chosen),
            order=NEWEST_FIRST,
            form=form,
            chosen=chosen,
            cursor=request.GET.get(CURSOR, ""),
            at=timezone.now(),
        )


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

    def metadata(self) -> Metadata:
        return metadata_of_article(self, super().metadata())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "related": self.related(request.user)}

    def related(self, person: "Reader") -> list["NewsPage"]:
        """Other articles about the same consultation or topic, the newest first."""
        same = Q()
        if self.consultation_id:
            same |= Q(consultation=self.consultation_id)
        if self.topic_id:
            same |= Q(topic=self.topic_id)
        if not same:
            return []
        others = NewsPage.objects.visible_to(person).for_version().newest_first().for_lists()
        return list(others.filter(same).exclude(translation_key=self.translation_key)[:RELATED])

    def own_findings(self) -> list[Finding]:
        return list(of_article(self))

    @property
    def about(self) -> list[dict[str, str]]:
        """What an entry of a list says about it: topic and district."""
        topic = {"name": str(self.topic), "lang": other_language(self.topic.name.language)} if self.topic else {}
        return [each for each in (topic, {"name": self.district_name}) if each.get("name")]

    @property
    def alt_text(self) -> str:
        return "" if self.picture_is_decorative else self.picture_alt
