"""How pages and procedures come together."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.models import Locale, Site

from ..models import Consultation
from ..processes.services import free_slug

if TYPE_CHECKING:
    from .models import ConsultationIndexPage, ConsultationPage


@transaction.atomic
def give_procedure(page: "ConsultationPage") -> Consultation:
    """The procedure of this page and its other versions; made with the first of them that is saved."""
    consultation = Consultation.objects.filter(key=page.translation_key).first()
    if consultation is None:
        slug = free_slug(page.slug or slugify(page.title))
        defaults = {"slug": slug, **as_closed_as(page.copied_from)}
        consultation, _is_new = Consultation.objects.get_or_create(key=page.translation_key, defaults=defaults)
    elif page.locale.is_default and follows_its_page(consultation):
        consultation.slug = free_slug(page.slug, for_=consultation)
        consultation.save(update_fields=["slug"])
    return consultation


def as_closed_as(key: UUID | None) -> dict[str, str]:
    """What a copy takes over, so that the words of a closed consultation stay closed. Nobody is invited to it yet."""
    source = Consultation.objects.filter(key=key).first() if key else None
    return {"readers": source.readers, "level": source.level} if source and source.is_closed else {}


def follows_its_page(consultation: Consultation) -> bool:
    """Whether the short address may still change by itself: while the title is typed, the editor saves fragments.

    Not once a version was public, nor when the office has chosen an address.
    """
    return not consultation.title and not consultation.former_slugs.exists()


@transaction.atomic
def name_after(page: "ConsultationPage") -> None:
    """Take a published page's title as the consultation's title in that version. Drafts name nothing."""
    consultation = Consultation.objects.select_for_update().get(key=page.translation_key)
    code = page.locale.language_code
    if consultation.title.get(code) != page.title:
        consultation.title[code] = page.title
        consultation.save(update_fields=["title"])


def index_page(locale: Locale) -> "ConsultationIndexPage":
    """The list of consultations in this version; made below the home page where there is none yet."""
    from .models import ConsultationIndexPage

    index = ConsultationIndexPage.objects.filter(locale=locale).first()
    if index is None:
        home = Site.objects.get(is_default_site=True).root_page.get_translations(inclusive=True).get(locale=locale)
        with translation.override(locale.language_code):
            index = ConsultationIndexPage(title=gettext("Take part"), locale=locale, show_in_menus=True)
        home.add_child(instance=index)
        index.save_revision().publish()
    return index
