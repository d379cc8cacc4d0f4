"""A service on this machine that speaks the protocol of LibreTranslate, well or badly."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = [{"code": "de", "name": "German", "targets": ["en", "ar", "de-simple"]}]


def shouting(text: str) -> str:
    """A translation that one recognises, with tags, numbers and addresses as they are."""
    return f"[{text}]"


class Handler(BaseHTTPRequestHandler):
    server: "StandIn"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {}))
        self.answer(200, json.dumps(self.server.languages).encode())

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, question))
        with suppress(OSError):
            self.server.behave(self, question["q"])

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def say(self, texts: Any) -> None:
        self.answer(200, json.dumps({"translatedText": texts}).encode())

    def log_message(self, *args: Any) -> None:
        """Quietly."""


Behaviour = Callable[[Handler, list[str]], None]


class StandIn(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        #: Path and question, in their order.
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.languages: Any = LANGUAGES
        self.closing = threading.Event()
        self.make: Callable[[str], str] = shouting
        self.behave: Behaviour = lambda handler, texts: handler.say([self.make(each) for each in texts])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def texts(self) -> list[str]:
        """Everything that was sent to be told otherwise."""
        return [text for _path, question in self.asked for text in question.get("q", [])]
