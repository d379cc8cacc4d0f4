"""A small HTTP client that costs little of its own, and the load that several of them make."""

import socket
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bs4 import BeautifulSoup

CONNECTIONS = 4


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Person:
    """Somebody with a session, if any; ``token`` is the CSRF token, in cookie and form alike."""

    session: str = ""
    token: str = "t" * 32

    @property
    def cookie(self) -> str:
        return f"sessionid={self.session}; csrftoken={self.token}"


@dataclass(frozen=True)
class Request:
    path: str
    person: Person | None = None
    fields: dict[str, str] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        body = urlencode(self.fields).encode()
        lines = [f"{'POST' if self.fields else 'GET'} {self.path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        if self.person:
            lines.append(f"Cookie: {self.person.cookie}")
        if self.fields:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def send(port: int, raw: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(raw)
        return b"".join(received(connection))


def received(connection: socket.socket) -> Iterator[bytes]:
    while chunk := connection.recv(65536):
        yield chunk


def ask(port: int, request: Request) -> Answer:
    head, _blank, body = send(port, request.as_bytes()).partition(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
    return Answer(int(status_line.split()[1]), headers, body)


def filled_form(port: int, path: str, person: Person, **typed: str) -> Request:
    """The request that submits the page's last POST form as it stands there, with what is typed in addition."""
    page = BeautifulSoup(ask(port, Request(path, person)).body, "html.parser")
    form = page.select("main form[method=post]")[-1]
    fields = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden], button[name]")}
    fields |= {each["name"]: each.get("value", "") for each in form.select("input[type=radio][checked]")}
    fields |= {"csrfmiddlewaretoken": person.token, **typed}
    return Request(str(form.get("action") or path), person, fields)


def throughput(port: int, requests: Sequence[Request]) -> float:
    """Requests per second while ``CONNECTIONS`` clients send these, each once."""
    raws = [request.as_bytes() for request in requests]
    began = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        answers = list(pool.map(lambda raw: send(port, raw)[:12], raws))
    seconds = time.perf_counter() - began
    failed = {answer for answer in answers if answer[9:10] not in (b"2", b"3")}
    if failed:
        raise RuntimeError(f"The server answered {failed}.")
    return len(requests) / seconds
