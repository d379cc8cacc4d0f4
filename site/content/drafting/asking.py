"""Asking a service that speaks the protocol of LibreTranslate. Whatever it answers, the editor's work goes on."""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.connections import PORTS, Connection, target

logger = logging.getLogger(__name__)

#: Seconds in all; a worker that is busy for longer is ended by gunicorn.
LONGEST = 25.0
#: So much goes into one request, so that what is ready early is not lost when the time is over.
MOST_TEXTS = 20
MOST_SIGNS = 4_000
#: Bytes of one answer.
MOST_BYTES = 2_000_000


class Fault(models.TextChoices):
    """Why there is no draft, or only a part of one."""

    NONE = "", ""
    OFF = "off", _("No service is set up for this.")
    ADDRESS = "address", _("The address of the service is not right. Please tell those who run the server.")
    SILENT = "silent", _("The service does not answer. Please try again later.")
    SLOW = "slow", _("The service took too long. Ask again for what is still missing.")
    REFUSED = "refused", _("The service has refused. Please tell those who run the server.")
    FAILING = "failing", _("The service reports a fault of its own. Please try again later.")
    NONSENSE = "nonsense", _("The service has answered something that cannot be used. Nothing of it was taken.")
    HUGE = "huge", _("The service has answered far too much. Nothing of it was taken.")
    UNKNOWN = "unknown", _("The service does not offer this version.")


class Failed(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass
class Answers:
    """Text → what the service proposes; some are missing where there is a fault."""

    proposals: dict[str, str] = field(default_factory=dict)
    fault: Fault = Fault.NONE


@dataclass(frozen=True)
class Service:
    """Where one asks. ``url`` is what stands before ``/translate``; empty means that there is none."""

    url: str = ""
    key: str = ""
    seconds: float = 20

    @property
    def is_on(self) -> bool:
        return bool(self.url)

    @property
    def host(self) -> str:
        """Who gets the texts."""
        with suppress(ValueError):
            return urlsplit(self.url).hostname or ""
        return ""

    def propose(self, texts: list[str], source: str, goal: str) -> Answers:
        """What the service makes of these pieces of HTML. Never raises; what came in time is kept."""
        answers, until = Answers(), time.monotonic() + min(self.seconds, LONGEST)
        try:
            self.require_offer(source, goal, until)
            for some in portions(texts):
                question = {"q": some, "source": source, "target": goal, "format": "html"}
                given = translated(self.ask("/translate", until, question), len(some))
                answers.proposals |= dict(zip(some, given, strict=True))
        except Failed as failed:
            answers.fault = failed.fault
            logger.warning("No draft from %s: %s", self.host, failed.fault.name)
        return answers

    def require_offer(self, source: str, goal: str, until: float) -> None:
        """Texts go only to a service that says that it knows what to do with them."""
        offers = self.ask("/languages", until)
        if not isinstance(offers, list) or not all(isinstance(each, dict) for each in offers):
            raise Failed(Fault.NONSENSE)
        goals: Any = next((each.get("targets") for each in offers if each.get("code") == source), [])
        # Older services name no goals: each language leads to each.
        known = goals if isinstance(goals, list) else [each.get("code") for each in offers]
        if goal not in known:
            raise Failed(Fault.UNKNOWN)

    def ask(self, path: str, until: float, question: dict[str, Any] | None = None) -> Any:
        """One request; ``until`` is the moment when somebody has waited long enough."""
        rest = until - time.monotonic()
        if rest <= 0:
            raise Failed(Fault.SLOW)
        try:
            return self.talk(path, rest, question)
        except TimeoutError as error:
            raise Failed(Fault.SLOW) from error
        except (OSError, HTTPException) as error:
            raise Failed(Fault.SILENT) from error
        except (ValueError, RecursionError) as error:
            raise Failed(Fault.NONSENSE) from error

    def talk(self, path: str, seconds: float, question: dict[str, Any] | None) -> Any:
        connection, where = self.line(path, seconds)
        body, headers = None, {"Accept": "application/json"}
        if question is not None:
            body = json.dumps(question | ({"api_key": self.key} if self.key else {})).encode()
            headers["Content-Type"] = "application/json"
        try:
            with connection.at_most(seconds):
                connection.request("POST" if body else "GET", where, body=body, headers=headers)
                content = content_of(connection.getresponse())
        except (OSError, HTTPException, ValueError) as error:
            # Whoever is cut off while reading finds some other error.
            raise TimeoutError if connection.is_cut_off else error from error
        finally:
            with suppress(OSError):
                connection.close()
        return json.loads(content)

    def line(self, path: str, seconds: float) -> tuple[Connection, str]:
        try:
            parts = urlsplit(f"{self.url.rstrip('/')}{path}")
            port = parts.port or PORTS[parts.scheme]
        except (ValueError, KeyError) as error:
            raise Failed(Fault.ADDRESS) from error
        if not parts.hostname or parts.username is not None:
            raise Failed(Fault.ADDRESS)
        return Connection(parts, port, timeout=seconds), target(parts)


def portions(texts: list[str]) -> Iterator[list[str]]:
    """Each text once, in their order, so many at a time as one request takes."""
    some: list[str] = []
    for text in dict.fromkeys(texts):
        if some and (len(some) == MOST_TEXTS or sum(map(len, some)) + len(text) > MOST_SIGNS):
            yield some
            some = []
        some.append(text)
    if some:
        yield some


def content_of(response: HTTPResponse) -> bytes:
    """What a good answer holds. Nobody follows to other addresses: texts and key go to the named one only."""
    if response.status >= 500:
        raise Failed(Fault.FAILING)
    if response.status != 200:
        raise Failed(Fault.REFUSED)
    content = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Failed(Fault.HUGE)
    return content


def translated(answer: Any, number: int) -> list[str]:
    """One text for each that was sent; anything else is no answer."""
    texts = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(texts, list) or len(texts) != number or not all(isinstance(each, str) for each in texts):
        raise Failed(Fault.NONSENSE)
    return texts


def translation_service() -> Service:
    return service_of(settings.TRANSLATION_SERVICE)


def simplification_service() -> Service:
    return service_of(settings.SIMPLIFICATION_SERVICE)


def service_of(known: Any) -> Service:
    """As the settings name it: any of its facts may be missing."""
    return Service(**known)
