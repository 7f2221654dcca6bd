"""How an operation is answered, noted while it runs: for developers, and for admins who ask."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

from executor.compiled import CompiledQuery
from executor.sql_layout import laid_out

P = ParamSpec("P")
T = TypeVar("T")


class Trace:
    """Notes of one operation: its cost, its statements, and where the time goes.

    Parameters are named, and their values left out: they may be anybody's secrets. `is_cached` tells whether
    all statements were known before.
    """

    def __init__(self) -> None:
        """Begin to count the time."""
        self.cost = 0
        self.is_cached = True
        self._statements: list[CompiledQuery] = []
        self._began = perf_counter()
        self._seconds = {"compile": 0.0, "database": 0.0}

    def preparing(self, prepare: Callable[P, T]) -> Callable[P, T]:
        """Return what prepares an operation, with its time noted."""

        def noted(*arguments: P.args, **options: P.kwargs) -> T:
            with self._timed("compile"):
                return prepare(*arguments, **options)

        return noted

    def compiling(self, compile_: Callable[[], T]) -> Callable[[], T]:
        """Return what makes statements that aren't known yet, with that and its time noted."""

        def noted() -> T:
            self.is_cached = False
            with self._timed("compile"):
                return compile_()

        return noted

    def reading(self, query: CompiledQuery, read: Callable[P, T]) -> Callable[P, T]:
        """Return what runs a statement, with the statement and its time noted."""

        def noted(*arguments: P.args, **options: P.kwargs) -> T:
            self._statements.append(query)
            with self._timed("database"):
                return read(*arguments, **options)

        return noted

    def report(self) -> dict[str, Any]:
        """Return the notes so far, ready to be JSON."""
        total = perf_counter() - self._began
        return {
            "cost": self.cost,
            "cached": self.is_cached,
            "compileMs": _milliseconds(self._seconds["compile"]),
            "databaseMs": _milliseconds(self._seconds["database"]),
            "totalMs": _milliseconds(total),
            "statementCount": len(self._statements),
            "statements": [
                {"sql": laid_out(query.text), "parameters": query.names} for query in self._statements
            ],
        }

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        began = perf_counter()
        try:
            yield
        finally:
            self._seconds[part] += perf_counter() - began


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1_000, 3)
