"""Doing many things at the same moment, each on a connection of its own."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

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


def meanwhile(act: Act) -> Future[object]:
    """Begin the act on a connection of its own. Comes back when it waits for a row that this one holds."""
    answer: Future[object] = Future()

    def run() -> None:
        try:
            answer.set_result(act())
        except Exception as problem:
            answer.set_exception(problem)
        finally:
            connection.close()

    threading.Thread(target=run).start()
    given_up = time.monotonic() + 60
    while not is_awaited():
        assert not answer.done(), "It waited for nobody."
        assert time.monotonic() < given_up
    return answer


def is_awaited() -> bool:
    """Whether somebody waits for this connection to let go of a row; only PostgreSQL tells."""
    with connection.cursor() as cursor:
        mine = "pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND {mine})")
        return bool(cursor.fetchone()[0])
