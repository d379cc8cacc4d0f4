"""Pictures of the example content: drawn for it, one file each in the city's folder."""

from typing import Any

from django.conf import settings
from django.core.files.images import ImageFile
from wagtail.images.models import Image

import cities


def put_picture(facts: dict[str, Any], column: str) -> None:
    """Where ``facts`` name a picture by its file, they get the picture itself in ``column``."""
    if name := facts.pop("picture", ""):
        facts[column] = picture(name)


def picture(name: str) -> Image:
    """The picture in ``pictures/<name>.webp``; taken in once, however many pages show it."""
    title = f"Beispiel: {name}"
    found = Image.objects.filter(title=title).first()
    if found:
        return found
    path = cities.FOLDER / settings.CITY / "example" / "pictures" / f"{name}.webp"
    with path.open("rb") as file:
        return Image.objects.create(title=title, file=ImageFile(file, name=f"beispiel-{path.name}"))
