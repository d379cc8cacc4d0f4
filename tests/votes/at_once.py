"""Doing many things at the same moment, each on a connection of its own."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

Act = Callable[[], object]


def at_once(acts: Sequence[Act]) -> list[object]:
    """Run all acts in threads that start together; each answers with what it returned or raised."""
    start = threading.Barrier(len(acts), timeout=60)

    def run(act: Act) -> object:
        try:
            # Connecting takes longest; all do it before the race begins.
            connection.ensure_connection()
            start.wait()
            return act()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return list(pool.map(run, acts))
