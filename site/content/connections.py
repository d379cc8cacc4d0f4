"""The one way to other servers: connections that end after a while, whatever the other side still sends."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from threading import Timer
from urllib.parse import SplitResult, quote

PORTS = {"http": 80, "https": 443}


class Connection(HTTPConnection):
    """Calls the server by its name; ``address`` is where it goes, whatever the name leads to meanwhile."""

    line: socket.socket

    def __init__(self, parts: SplitResult, port: int, *, timeout: float, address: str = "") -> None:
        self.default_port = PORTS[parts.scheme]
        host = parts.hostname or ""
        self.address, self.is_secure, self.is_cut_off = address or host, parts.scheme == "https", False
        super().__init__(host, port, timeout=timeout)

    def connect(self) -> None:
        self.sock = self.line = socket.create_connection((self.address, self.port), self.timeout)
        if self.is_secure:
            context = ssl.create_default_context()
            self.sock = self.line = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Cut off after this time, whatever the server still sends, and raise TimeoutError."""
        timer = Timer(seconds, self.cut_off)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        # Who reads on finds an end, not an error.
        if self.is_cut_off:
            raise TimeoutError

    def cut_off(self) -> None:
        self.is_cut_off = True
        with suppress(OSError, AttributeError):
            # Of the plain socket: another thread may be reading through the encryption. ``sock`` itself is none any
            # more while an answer without a length is read.
            socket.socket.shutdown(self.line, socket.SHUT_RDWR)


def target(parts: SplitResult) -> str:
    """Path and query as they go over the line: what stands there already encoded stays so."""
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?") for part in (parts.path or "/", parts.query))
    return f"{path}?{query}" if query else path
