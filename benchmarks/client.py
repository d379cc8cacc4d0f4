"""A small HTTP client that costs little of its own, and the load that several of them make.

Each client is a process: threads of one Python would wait for each other, and the bare view would look slower than
it is.
"""

import multiprocessing
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
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
    """Requests per second while ``CONNECTIONS`` clients send these, each once.

    A page must answer with itself, a form with the redirect that says it was taken.
    """
    context = multiprocessing.get_context("fork")
    start, answers = context.Barrier(CONNECTIONS + 1), context.SimpleQueue()
    shares = [requests[number::CONNECTIONS] for number in range(CONNECTIONS)]
    clients = [context.Process(target=send_all, args=(port, share, start, answers)) for share in shares]
    for client in clients:
        client.start()
    start.wait()
    began = time.perf_counter()
    unexpected = set().union(*(answers.get() for _client in clients))
    seconds = time.perf_counter() - began
    for client in clients:
        client.join()
    if unexpected:
        raise RuntimeError(f"The server answered {unexpected}.")
    return len(requests) / seconds


def send_all(port: int, requests: Sequence[Request], start: Barrier, answers: "SimpleQueue[set[str]]") -> None:
    """Send these one after the other, and report the answers that are not as they should be."""
    raws = [(request.as_bytes(), b"302" if request.fields else b"200") for request in requests]
    start.wait()
    answers.put({str(answer[:60]) for raw, wanted in raws if (answer := send(port, raw))[9:12] != wanted})
