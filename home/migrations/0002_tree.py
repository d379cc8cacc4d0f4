"""The three language versions, a home page for each, and the site that begins there."""

import uuid

from django.db import migrations
from django.utils import timezone

import cities

VERSIONS = {
    "de": ("home", "Mitreden in {}", "Hier sehen Sie, wo Sie mitreden können, bis wann das geht und was daraus wurde."),
    "de-simple": (
        "home-de-simple",
        "Mitreden in {}",
        "Hier können Sie mitreden.\nSie sehen hier: Wo können Sie mitreden? Bis wann geht das? Was ist daraus geworden?",
    ),
    "en": ("home-en", "Have your say in {}", "See where you can take part, until when, and what became of it."),
}


def plant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    # Wagtail's own welcome page, and with it the site that began there.
    Page.objects.filter(slug="home", depth=2).delete()
    root = Page.objects.get(depth=1)
    home_type, _is_new = ContentType.objects.get_or_create(app_label="home", model="homepage")
    key = uuid.uuid4()
    for number, (code, (slug, title, lead)) in enumerate(VERSIONS.items(), start=1):
        locale, _is_new = Locale.objects.get_or_create(language_code=code)
        title = title.format(cities.current().name)
        HomePage.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            lead=lead,
            content_type=home_type,
            path=f"{root.path}{number:04}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            locale=locale,
            translation_key=key,
            first_published_at=timezone.now(),
            last_published_at=timezone.now(),
        )
    root.numchild = len(VERSIONS)
    root.save(update_fields=["numchild"])
    Site.objects.create(
        hostname="localhost",
        site_name="Mitreden",
        root_page_id=Page.objects.get(path=f"{root.path}0001").pk,
        is_default_site=True,
    )


def leave(apps, schema_editor):
    """The tables go with the migration before; a site without pages would be of no use to anybody."""


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_pages"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(plant, leave)]
