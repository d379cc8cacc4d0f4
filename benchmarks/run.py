"""``make bench``: requests per second of the main pages, each as a ratio to a bare view of the same server.

One gunicorn with two sync workers on 127.0.0.1 and a PostgreSQL of its own; the load is bounded in number and stops
by itself. The bare view goes through the same middleware and is measured again right before each page: machines
drift. The first round only warms up: both workers load their templates in it. Forms are filled in before the clock
starts, each by another person; only handing them in is timed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from consultations.guarded import FASTEST_SECONDS

from .client import Person, Request, ask, filled_form, throughput

ROOT = Path(__file__).resolve().parents[1]
PORT = 8911
ROUNDS = 5
READS = 200
CACHED_READS = 1500
BARE_READS = 1500
WRITES = 200


@dataclass(frozen=True)
class Row:
    name: str
    queries: int
    per_second: float
    bare_per_second: float
    aim: float

    def __str__(self) -> str:
        ratio = self.per_second / self.bare_per_second
        shown = f"1/{1 / ratio:.0f}" if ratio < 0.5 else f"{ratio:.2f}"
        wanted = f"1/{1 / self.aim:.0f}" if self.aim < 0.5 else f"{self.aim:.2f}"
        verdict = "reached" if ratio >= self.aim else "not reached"
        return (
            f"{self.name:34} {self.queries:4} {self.per_second:9.0f} {self.bare_per_second:9.0f} "
            f"{shown:>8} {wanted:>8}  {verdict}"
        )


@contextmanager
def server(**environment: str) -> Iterator[None]:
    """The site on ``PORT`` as long as the block runs."""
    command = (sys.executable, "-m", "gunicorn", "--chdir", ROOT, "-w", "2", "-b", f"127.0.0.1:{PORT}")
    command = (*command, "--max-requests", "0", "--log-level", "warning", "config.wsgi:application")
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        wait_for_server()
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for_server() -> None:
    for _attempt in range(150):
        try:
            ask(PORT, Request("/bare"))
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The server did not start.")


def measure(name: str, batches: Callable[[int], Sequence[Request]], queries: int, aim: float) -> Row:
    """The median ratio of some rounds; in each the bare view and the page are measured one after the other."""
    rounds = []
    for number in range(1 + ROUNDS):
        batch = batches(number)
        bare = throughput(PORT, [Request("/bare")] * BARE_READS)
        rounds.append((throughput(PORT, batch), bare))
    page, bare = sorted(rounds[1:], key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return Row(name, queries, page, bare, aim)


def queries_of(request: Request) -> int:
    # Twice, for what a worker reads only once; the median of several, for there are two workers.
    counts = [int(ask(PORT, request).headers["x-queries"]) for _nth in range(5)]
    return int(median(counts))


def count_queries(world: "World") -> dict[str, int]:
    with server(COUNT_QUERIES="1"):
        people = iter(world.people)
        # The very first vote of a phase makes its key and the tally, too.
        ask(PORT, filled_form(PORT, world.support, next(people)))
        support = filled_form(PORT, world.support, next(people))
        comment = filled_form(PORT, world.comment, next(people), text="Das ist eine gute Idee.")
        time.sleep(FASTEST_SECONDS)
        return {
            "home": queries_of(Request(world.home)),
            "list": queries_of(Request(world.list)),
            "proposal": queries_of(Request(world.proposal)),
            "vote": int(ask(PORT, support).headers["x-queries"]),
            "comment": int(ask(PORT, comment).headers["x-queries"]),
        }


def writes(people: Sequence[Person], path: str, **typed: str) -> Callable[[int], list[Request]]:
    """Forms filled in before the clock starts, each by another person."""

    def batch(number: int) -> list[Request]:
        writing = people[number * WRITES : (number + 1) * WRITES]
        forms = [filled_form(PORT, path, each, **typed) for each in writing]
        # Who answers faster than a person can is asked to press the button again.
        time.sleep(FASTEST_SECONDS)
        return forms

    return batch


def measure_all(world: "World") -> Iterator[Row]:
    queries = count_queries(world)
    size = WRITES * (1 + ROUNDS)
    voters, writers = world.people[3 : 3 + size], world.people[3 + size : 3 + 2 * size]
    with server():
        for name, path in (("home", world.home), ("list", world.list), ("proposal", world.proposal)):
            yield measure(TITLES[name], lambda _n, path=path: [Request(path)] * READS, queries[name], 1 / 50)
        yield measure(TITLES["vote"], writes(voters, world.support), queries["vote"], 1 / 15)
        typed = {"text": "Das ist eine gute Idee."}
        yield measure(TITLES["comment"], writes(writers, world.comment, **typed), queries["comment"], 1 / 50)
    with server(WITH_PAGE_CACHE="1"):
        for name, path in (("home", world.home), ("list", world.list), ("proposal", world.proposal)):
            for _nth in range(8):
                ask(PORT, Request(path))
            yield measure(f"{TITLES[name]}, cached", lambda _n, path=path: [Request(path)] * CACHED_READS, 0, 0.8)


TITLES = {
    "home": "home",
    "list": "list (20 of 500)",
    "proposal": "proposal with 50 comments",
    "vote": "casting a vote",
    "comment": "writing a comment",
}


def main(world: "World") -> None:
    """Print the rows. It judges nothing: machines differ, and no test depends on time."""
    print(f"{'':34} {'SQL':>4} {'req/s':>9} {'bare':>9} {'ratio':>8} {'aim':>8}")
    for row in measure_all(world):
        print(row, flush=True)


if __name__ == "__main__":
    import django

    django.setup()

    from django.core.management import call_command

    from .world import World, build

    call_command("migrate", verbosity=0)
    main(build())
