"""The limit: what this server and this driver could do at best, with the statement written by hand.

`python -m benchmarks.limit --port 5001` serves /feed, /post and /tiny from the database in
BENCHMARK_DATABASE: the path of an SQLite file, or what libpq takes. No framework, no login, no GraphQL.
"""

import argparse
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from benchmarks.places import HERE
from commands.scheduling import avoid_preemption
from models.database import PLANNING, THREADS_ON_POSTGRESQL

DATABASE = "BENCHMARK_DATABASE"
SLUG = "post-5000-commodo-enim"
PARAMETERS: dict[str, list[str]] = {"feed": [], "post": [SLUG], "tiny": [SLUG]}

Read = Callable[[str], bytes]
StartResponse = Callable[[str, list[tuple[str, str]]], object]

_of_thread = threading.local()


def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer by the query that the path names; the body is read as any server would read it."""
    environ["wsgi.input"].read()
    body = b'{"data":' + _reader()(environ["PATH_INFO"][1:]) + b"}"
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def _reader() -> Read:
    # Made with the first request of each thread.
    if not hasattr(_of_thread, "read"):
        database = os.environ[DATABASE]
        _of_thread.read = _postgresql(database) if _is_postgresql() else _sqlite(database)
    read: Read = _of_thread.read
    return read


def _is_postgresql() -> bool:
    return os.environ[DATABASE].startswith("postgresql:")


def _postgresql(database: str) -> Read:
    import psycopg

    connection = psycopg.connect(database, autocommit=True, options=" ".join([*PLANNING, "-c timezone=UTC"]))
    texts, pgconn = _texts("postgresql"), connection.pgconn
    for name, text in texts.items():
        pgconn.prepare(name.encode(), text.encode())

    def read(name: str) -> bytes:
        # By libpq itself: a cursor of psycopg's costs as much again as a small statement.
        result = pgconn.exec_prepared(name.encode(), [value.encode() for value in PARAMETERS[name]])
        return result.get_value(0, 0) or b""

    return read


def _sqlite(path: str) -> Read:
    import pysqlite3

    connection = pysqlite3.connect(path, isolation_level=None)
    connection.text_factory = bytes
    texts = _texts("sqlite")

    def read(name: str) -> bytes:
        return bytes(connection.execute(texts[name], PARAMETERS[name]).fetchone()[0])

    return read


def _texts(database: str) -> dict[str, str]:
    return {name: (HERE / f"limit_{name}_{database}.sql").read_text(encoding="utf-8") for name in PARAMETERS}


def main() -> None:
    """Serve as Gazette's own command does."""
    parser = argparse.ArgumentParser(description="Serve the limit.")
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    Granian(
        "benchmarks.limit:application",
        interface=Interfaces.WSGI,
        address="127.0.0.1",
        port=port,
        workers=1,
        blocking_threads=THREADS_ON_POSTGRESQL if _is_postgresql() else 1,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve(target_loader=_load_in_worker)


def _load_in_worker(_target: str) -> Callable[..., Iterable[bytes]]:
    avoid_preemption()
    return application


if __name__ == "__main__":
    main()
