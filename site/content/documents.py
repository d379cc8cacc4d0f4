"""Files that people download."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from wagtail.documents.views.serve import serve as wagtail_serve

RANGE = re.compile(r"bytes=(\d{1,15})?-(\d{1,15})?", re.ASCII)
PIECE = 256 * 1024


def serve(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse | StreamingHttpResponse:
    """The file to download, such that no browser runs anything in it; or the part of it that was asked for."""
    response = wagtail_serve(request, document_id, document_filename)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if isinstance(response, FileResponse) and response.status_code == 200:
        response["Accept-Ranges"] = "bytes"
        return part(request, response)
    return response


def part(request: HttpRequest, response: FileResponse) -> HttpResponse | StreamingHttpResponse:
    """Players jump about in a video by asking for parts of it; whoever asks for none, or of an older file, gets all."""
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    same_file = request.headers.get("If-Range", response.get("ETag", "")) == response.get("ETag", "")
    if not asked or not any(asked.groups()) or not same_file:
        return response
    size = int(response["Content-Length"])
    first, last = span(asked[1], asked[2], size)
    if first > last:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file: Any = response.file_to_stream
    response.streaming_content = pieces(file, first, last + 1 - first)
    response.status_code = 206
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last + 1 - first)
    return response


def span(first: str | None, last: str | None, size: int) -> tuple[int, int]:
    """First and last byte; without a first one, so many from the end."""
    if first is None:
        return max(size - int(last or 0), 0), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)


def pieces(file: BinaryIO, first: int, length: int) -> Iterator[bytes]:
    file.seek(first)
    while length and (piece := file.read(min(PIECE, length))):
        length -= len(piece)
        yield piece
