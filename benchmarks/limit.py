"""The limit: what this server and this driver could do at best, with the statements written by hand.

`python -m benchmarks.limit --port 5001` serves /feed, /post, /tiny and /comment from the database in
BENCHMARK_DATABASE: the path of an SQLite file, or what libpq takes. No framework, no login, no GraphQL.
"""

import argparse
import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from benchmarks.places import HERE
from commands.scheduling import avoid_preemption
from models.database import PLANNING, THREADS_ON_POSTGRESQL

DATABASE = "BENCHMARK_DATABASE"
SLUG = "post-5000-commodo-enim"
READS: dict[str, list[str]] = {"feed": [], "post": [SLUG], "tiny": [SLUG]}
COMMENT = "comment"
POST, AUTHOR = "777", "17"
TEXT = "A comment as long as those of the others, which is about one hundred and twenty characters. So it is."

StartResponse = Callable[[str, list[tuple[str, str]]], object]

_of_thread = threading.local()


def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer by the query that the path names; the body is read as any server would read it."""
    environ["wsgi.input"].read()
    body = b'{"data":' + _connection().answer(environ["PATH_INFO"][1:]) + b"}"
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


class _Connection(ABC):
    """A connection of one thread, which knows the statements by their names."""

    begin: str

    @abstractmethod
    def first(self, name: str, parameters: Sequence[str]) -> bytes:
        """Run a statement and return the first column of its only row."""

    @abstractmethod
    def run(self, command: str) -> None:
        """Run a command that returns nothing."""

    def answer(self, name: str) -> bytes:
        """Return the data that a query asks for."""
        return self._add_comment() if name == COMMENT else self.first(name, READS[name])

    def _add_comment(self) -> bytes:
        self.run(self.begin)
        self.first(f"{COMMENT} 0", [POST])
        key = self.first(f"{COMMENT} 1", [POST, AUTHOR, TEXT, f"<p>{TEXT}</p>\n"]).decode()
        answer = self.first(f"{COMMENT} 2", [key])
        self.run("COMMIT")
        return answer


class _Postgresql(_Connection):
    begin = "BEGIN"

    def __init__(self, database: str) -> None:
        import psycopg

        options = " ".join([*PLANNING, "-c timezone=UTC"])
        # Kept: with it goes what is below.
        self._psycopg = psycopg.connect(database, autocommit=True, options=options)
        self._pgconn = self._psycopg.pgconn
        for name, text in _texts("postgresql").items():
            self._pgconn.prepare(name.encode(), text.encode())

    def first(self, name: str, parameters: Sequence[str]) -> bytes:
        # By libpq itself: a cursor of psycopg's costs as much again as a small statement.
        result = self._pgconn.exec_prepared(name.encode(), [value.encode() for value in parameters])
        return result.get_value(0, 0) or b""

    def run(self, command: str) -> None:
        self._pgconn.exec_(command.encode())


class _Sqlite(_Connection):
    begin = "BEGIN IMMEDIATE"

    def __init__(self, path: str) -> None:
        import pysqlite3

        self._connection = pysqlite3.connect(path, isolation_level=None)
        self._connection.text_factory = bytes
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._texts = _texts("sqlite")

    def first(self, name: str, parameters: Sequence[str]) -> bytes:
        value = self._connection.execute(self._texts[name], parameters).fetchone()[0]
        return value if isinstance(value, bytes) else str(value).encode()

    def run(self, command: str) -> None:
        self._connection.execute(command)


def _connection() -> _Connection:
    # Made with the first request of each thread.
    if not hasattr(_of_thread, "connection"):
        database = os.environ[DATABASE]
        _of_thread.connection = _Postgresql(database) if _is_postgresql() else _Sqlite(database)
    connection: _Connection = _of_thread.connection
    return connection


def _is_postgresql() -> bool:
    return os.environ[DATABASE].startswith("postgresql:")


def _texts(database: str) -> dict[str, str]:
    texts = {name: _text(name, database) for name in READS}
    steps = enumerate(_text(COMMENT, database).split(";\n"))
    return texts | {f"{COMMENT} {number}": step for number, step in steps}


def _text(name: str, database: str) -> str:
    return (HERE / f"limit_{name}_{database}.sql").read_text(encoding="utf-8")


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
