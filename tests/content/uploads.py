"""Files to upload, good and hostile, and every way by which staff upload them."""

import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    file = BytesIO()
    Pillow.new("RGB", size, "#3366aa").save(file, form, **options)
    return file.getvalue()


def photo_with_place(form: str = "JPEG") -> bytes:
    """40 × 20 points, lying on its side, with place, camera and a comment; its left half is red."""
    image = Pillow.new("RGB", (40, 20), "blue")
    image.paste("red", (0, 0, 20, 20))
    exif = Pillow.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera von Anna"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 15.0, 22.0), 3: "E", 4: (7.0, 9.0, 3.0)})
    options: dict[str, Any] = {"xmp": b"<x:xmpmeta>Laurentiusplatz</x:xmpmeta>"} if form != "PNG" else {}
    file = BytesIO()
    image.save(file, form, exif=exif, comment=b"bei Anna zu Hause", **options)
    return file.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A small file of a picture that would fill the memory."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00" * 100_000)) + chunk(b"IEND", b"")


def archive(members: dict[str, bytes | str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def word_file(main: str = WORD, **members: bytes) -> bytes:
    return archive({"[Content_Types].xml": f'<Override ContentType="{main}"/>', "word/document.xml": "<w/>", **members})


def open_text(kind: str = "text", **members: bytes) -> bytes:
    return archive({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<office/>", **members})


@cache
def zip_bomb() -> bytes:
    return archive({f"{number}.txt": b"0" * 30_000_000 for number in range(8)})


def upload(name: str, content: bytes | Callable[[], bytes]) -> SimpleUploadedFile:
    """What a browser sends. Large content is made when it is needed."""
    sent = content() if callable(content) else content
    return SimpleUploadedFile(name, sent, content_type="application/octet-stream")


Way = Callable[[Client, SimpleUploadedFile], HttpResponse]


def _ajax(client: Client, name: str, data: dict[str, Any], *args: int) -> Any:
    return client.post(reverse(name, args=args), data, headers={"X-Requested-With": "XMLHttpRequest"})


def _replace_image(client: Client, file: SimpleUploadedFile) -> Any:
    image = Image.objects.create(title="vorher", file=get_test_image_file())
    data = {"title": "neu", "file": file, "collection": 1, "tags": ""}
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), data)


def _replace_document(client: Client, file: SimpleUploadedFile) -> Any:
    document = Document.objects.create(title="vorher", file=upload("vorher.pdf", PDF))
    data = {"title": "neu", "file": file, "collection": 1, "tags": ""}
    return client.post(reverse("wagtaildocs:edit", args=[document.pk]), data)


WAYS_OF_IMAGES: dict[str, Way] = {
    "add": lambda client, file: client.post(reverse("wagtailimages:add"), {"title": "neu", "file": file}),
    "many": lambda client, file: _ajax(client, "wagtailimages:add_multiple", {"title": "neu", "files[]": file}),
    "chooser": lambda client, file: client.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "neu", "image-chooser-upload-file": file},
    ),
    "replace": _replace_image,
}

WAYS_OF_DOCUMENTS: dict[str, Way] = {
    "add": lambda client, file: client.post(reverse("wagtaildocs:add"), {"title": "neu", "file": file}),
    "many": lambda client, file: _ajax(client, "wagtaildocs:add_multiple", {"title": "neu", "files[]": file}),
    "chooser": lambda client, file: client.post(
        reverse("wagtaildocs_chooser:create"),
        {"document-chooser-upload-title": "neu", "document-chooser-upload-file": file},
    ),
    "replace": _replace_document,
}
