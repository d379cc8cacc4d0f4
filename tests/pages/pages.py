"""Pages to test with."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page, Site

from accounts.models import User
from consultations.models import Consultation, ConsultationIndexPage, ConsultationPage
from content.models import SiteFacts
from content.multilingual import MultilingualText
from home.models import HomePage, StandardPage
from tests.factories import make_phase

numbers = count(1)


def home(code: str = "de") -> HomePage:
    return HomePage.objects.get(locale__language_code=code)


def make_page(parent: Page | None = None, *, kind: type[Page] = StandardPage, live: bool = True, **fields: Any) -> Any:
    """A live page below the German home page."""
    number = next(numbers)
    parent = parent or home()
    fields = {"title": f"Seite {number}", "slug": f"seite-{number}", "locale": parent.locale, **fields}
    page = kind(live=live, **fields)
    parent.add_child(instance=page)
    return page


def make_index(**fields: Any) -> ConsultationIndexPage:
    return make_page(kind=ConsultationIndexPage, **{"title": "Mitmachen", **fields})


def make_consultation_page(parent: Page | None = None, **fields: Any) -> ConsultationPage:
    parent = parent or ConsultationIndexPage.objects.first() or make_index()
    return make_page(parent, kind=ConsultationPage, **fields)


def make_publishable(page: ConsultationPage) -> None:
    """Everything is said that must be known before people read it: until when, what then, who decides, whom to ask."""
    consultation = Consultation.objects.get(key=page.translation_key)
    consultation.decided_by = MultilingualText({"de": "Der Rat"})
    consultation.answer_by = timezone.localdate() + timedelta(days=60)
    consultation.save()
    make_phase(consultation)
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    facts.phone = "0202 4711"
    facts.save()


def translate(page: Page, code: str, parent: Page | None = None, **fields: Any) -> Any:
    """A live version of ``page`` with a slug of its own."""
    parent = parent or home(code)
    fields = {"title": f"{page.title} ({code})", "slug": f"{page.slug}-{code}", **fields}
    return make_page(
        parent,
        kind=type(page),
        translation_key=page.translation_key,
        locale=Locale.objects.get(language_code=code),
        **fields,
    )


def make_editor(section: Page, *permissions: str, translates: bool = False) -> User:
    """Dilek, who may work only in one section of the tree."""
    dilek = User.objects.create_user(email=f"dilek{next(numbers)}@example.test")
    group = Group.objects.create(name=f"Redaktion {next(numbers)}")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    if translates:
        group.permissions.add(Permission.objects.get(codename="submit_translation"))
    for codename in permissions:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    dilek.groups.add(group)
    return dilek


def make_admin() -> User:
    return User.objects.create_superuser(email=f"admin{next(numbers)}@example.test")


def root_site() -> Site:
    return Site.objects.get(is_default_site=True)
