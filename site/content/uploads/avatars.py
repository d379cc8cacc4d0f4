"""Staff's pictures of themselves come in by a form of Wagtail's own."""

from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from wagtail.users.models import UserProfile

from content.uploads.pictures import clean_picture


def listen() -> None:
    """From now on the account's form cleans them, too."""
    UserProfile._meta.get_field("avatar").validators.append(clean_avatar)


def clean_avatar(value: FieldFile) -> None:
    if value and isinstance(value.file, UploadedFile):
        clean_picture(value.file)
