"""A program of its own, started for each document: HTML comes in, a tagged PDF (PDF/UA) goes out.

It knows nothing of the site, asks no network, and reads no files but pictures and typefaces in the folders that it is
told. What is wrong with it never touches the process that answers readers. In: one JSON document. Out: the number of
pages, a line break, the PDF.
"""

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pydyf
from weasyprint import CSS, HTML
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

KINDS = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
# One set of options for laying out and for writing: both ask for them.
HOW: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "optimize_images": True}
MOST_BYTES_OF_MEMORY = 2 * 1024**3


class OwnFiles(URLFetcher):
    """Every address that a document names comes here: what lies in none of the folders is refused."""

    def __init__(self, folders: dict[str, str]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.folders = {beginning: Path(folder).resolve() for beginning, folder in folders.items()}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        file = self.file_at(url)
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": KINDS[file.suffix]})

    def file_at(self, url: str) -> Path:
        for beginning, folder in self.folders.items():
            if url.startswith(beginning):
                # Links and dots are followed first: where the file really lies is what counts.
                file = (folder / unquote(url.removeprefix(beginning))).resolve()
                if file.suffix in KINDS and file.is_relative_to(folder) and file.is_file():
                    return file
        raise ValueError("A document holds only pictures and typefaces of this site.")


build_tags = tags._build_box_tree


def build_tags_with_language(box: Any, *rest: Any) -> Iterator[Any]:
    """WeasyPrint says the language of the document alone: each tag of a passage in another one says it here."""
    for tag in build_tags(box, *rest):
        # What ``html`` and ``body`` yield are the tags of others.
        is_own = box.element is not None and box.element_tag not in ("html", "body")
        if is_own and (language := box.element.get("lang")):
            tag.setdefault("Lang", pydyf.String(language))
        yield tag


tags._build_box_tree = build_tags_with_language


def render(wish: dict[str, Any]) -> tuple[int, bytes]:
    fetcher, fonts = OwnFiles(wish["folders"]), FontConfiguration()
    style = CSS(string=wish["style"], url_fetcher=fetcher, font_config=fonts)
    source = HTML(string=wish["html"], base_url=wish["base"], url_fetcher=fetcher)
    document = source.render(font_config=fonts, stylesheets=[style], **HOW)
    made: bytes = document.write_pdf(**HOW)
    return len(document.pages), made


def main() -> None:
    wish = json.load(sys.stdin.buffer)
    resource.setrlimit(resource.RLIMIT_CPU, (wish["seconds"], wish["seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES_OF_MEMORY, MOST_BYTES_OF_MEMORY))
    pages, made = render(wish)
    sys.stdout.buffer.write(b"%d\n" % pages + made)


if __name__ == "__main__":
    main()
