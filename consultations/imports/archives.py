"""Making the archive that an import goes into."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from ..models import Consultation
from ..pages.models import ConsultationPage
from ..pages.services import index_page


@transaction.atomic
def create_archive(*, slug: str, title: str, source: str = "", licence: str = "") -> Consultation:
    """Make an archive consultation with its published page in the default language."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    page = ConsultationPage(title=title, slug=slug, locale=locale)
    index_page(locale).add_child(instance=page)
    consultation = Consultation.objects.get(key=page.translation_key)
    consultation.is_archive = True
    consultation.source, consultation.source_licence = source, licence
    consultation.contribution_licence = licence
    consultation.save()
    page.save_revision().publish()
    return consultation
