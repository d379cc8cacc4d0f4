"""Doing many things at the same moment, each on a connection of its own."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection

Act = Callable[[], object]


#: Two processes run tests at the same time, and PostgreSQL comes with a hundred connections.
MOST = 40


def at_once(acts: Sequence[Act]) -> list[object]:
    """Run the acts in threads that start together; each answers with what it returned or raised.

    Where there are more acts than connections, some threads go on to a second one.
    """
    threads = min(len(acts), MOST)
    start = threading.Barrier(threads, timeout=60)

    def run(share: Sequence[Act]) -> list[object]:
        try:
            # Connecting takes longest; all do it before the race begins.
            connection.ensure_connection()
            start.wait()
            return [answer_of(act) for act in share]
        except Exception as problem:
            return [problem] * len(share)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=threads) as pool:
        shares = list(pool.map(run, [acts[first::threads] for first in range(threads)]))
    return [shares[number % threads][number // threads] for number in range(len(acts))]


def answer_of(act: Act) -> object:
    try:
        return act()
    except Exception as problem:
        return problem


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
