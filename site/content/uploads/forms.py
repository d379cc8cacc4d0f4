"""The forms by which pictures and files come in, wherever the admin shows them."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from content.uploads.kinds import check_document
from content.uploads.pictures import PictureField


class PictureForm(BaseImageForm):
    """Settings name it: Wagtail takes it for adding one, adding many, choosing, and replacing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The form that follows many uploads at once has no file any more.
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(label=given.label, required=given.required, widget=given.widget)


class DocumentForm(BaseDocumentForm):
    """Settings name it, as above."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            file.help_text = _(
                "The file must be accessible: headings, descriptions of pictures and the reading order are marked."
                " An HTML page with the same content is better."
            )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file)
        return file
