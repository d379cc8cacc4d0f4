"""Making the archive that an import goes into."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..models import Consultation
from ..pages.models import ConsultationIndexPage, ConsultationPage
from .reading import Unreadable


@transaction.atomic
def create_archive(*, slug: str, title: str, source: str = "", licence: str = "") -> Consultation:
    """Make an archive consultation with its published page in the default language."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    index = ConsultationIndexPage.objects.filter(locale=locale).first()
    if index is None:
        raise Unreadable(_("There is no page below which consultations lie. Please run “migrate” first."))
    page = ConsultationPage(title=title, slug=slug, locale=locale)
    index.add_child(instance=page)
    consultation = Consultation.objects.get(key=page.translation_key)
    consultation.is_archive = True
    consultation.source, consultation.source_licence = source, licence
    consultation.contribution_licence = licence
    consultation.save()
    page.save_revision().publish()
    return consultation
