"""`python -m benchmarks.plans`: what the cache of plans saves, also with a client that varies its filters.

A plan is found in it by the document, the shape of the variables and the kind of actor. All in process, and
without a database: nothing is read.
"""

# ruff: noqa: S311 - nothing here is a secret

import time
import tracemalloc
from random import Random
from typing import Any

import click
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from benchmarks.places import HERE
from executor import Limits
from executor.documents import Documents, coerced
from executor.statement_cache import CACHED_PLANS, StatementCache
from executor.tracing import Trace
from policies import ANONYMOUS
from schema import build_schema

ROUNDS = 2_000
FILTERED = "query ($filter: PostFilter) { posts(first: 20, filter: $filter) { nodes { id title } } }"
FILTERS = {
    "one operator": {"title": {"contains": "c"}},
    "seven": {
        "title": {"startsWith": "c", "ne": "d"},
        "commentCount": {"gte": 1},
        "or": [
            {"publishedAt": {"lt": "2030-01-01T00:00:00Z", "isNull": False}},
            {"slug": {"in": ["a"], "ne": "b"}},
        ],
    },
}
OPERANDS: dict[str, dict[str, Any]] = {
    "title": {"eq": "a", "ne": "b", "contains": "c", "startsWith": "d", "in": ["e"]},
    "commentCount": {"lt": 1, "lte": 2, "gt": 3, "gte": 4, "eq": 5},
    "publishedAt": {"lt": "2030-01-01T00:00:00Z", "gt": "2020-01-01T00:00:00Z", "isNull": False},
    "commentsOpen": {"eq": True},
}


def random_filter(random: Random, depth: int = 1) -> dict[str, Any]:
    """Return a filter as a client would make it of what a reader ticks."""
    names = random.sample(list(OPERANDS), random.choice((1, 1, 2, 3)))
    found: dict[str, Any] = {}
    for name in names:
        operator = random.choice(list(OPERANDS[name]))
        found[name] = {operator: OPERANDS[name][operator]}
    if depth < 3 and random.random() < 0.2:
        found[random.choice(("and", "or"))] = [random_filter(random, depth + 1) for _ in range(2)]
    return found


class Bench:
    """A cache of statements whose plans are counted."""

    def __init__(self) -> None:
        """Know no document and no plan."""
        self._schema = build_schema().graphql_schema
        self._documents = Documents(self._schema, Limits())
        self._statements = StatementCache(self._schema, Limits(), SQLiteDialect_pysqlite(), {})
        self.made = 0

    @property
    def held(self) -> int:
        """How many plans are in the cache."""
        return len(self._statements)

    def find(self, source: str, variables: dict[str, Any]) -> float:
        """Find the plan of an operation, or make it, and return how many microseconds that took.

        To coerce the variables takes time whether there is a plan or not: it doesn't count.
        """
        values = coerced(self._schema, self._documents.operation(source, None), variables)
        trace = Trace()
        began = time.perf_counter()
        self._statements.query(self._documents.operation(source, None), values, ANONYMOUS.role, trace=trace)
        taken = (time.perf_counter() - began) * 1e6
        self.made += not trace.is_cached
        return taken


@click.command()
@click.option("--requests", default=20_000, show_default=True, help="With a filter at random.")
def main(requests: int) -> None:
    """Measure the cache of plans."""
    bench = Bench()
    for name in ("feed", "post", "tiny"):
        _measure(bench, name, (HERE / "queries" / f"{name}.graphql").read_text("utf-8"), {})
    for name, filter_ in FILTERS.items():
        _measure(bench, name, FILTERED, {"filter": filter_})
    _vary(requests)


def _measure(bench: Bench, name: str, source: str, variables: dict[str, Any]) -> None:
    first = bench.find(source, variables)
    again = min(bench.find(source, variables) for _ in range(ROUNDS))
    click.echo(f"{name:13} first {first:>9,.0f} µs   again {again:>6,.1f} µs")


def _vary(requests: int) -> None:
    bench, random = Bench(), Random(4)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for _ in range(requests):
        bench.find(FILTERED, {"filter": random_filter(random)})
    after, _ = tracemalloc.get_traced_memory()
    found = 100 * (1 - bench.made / requests)
    click.echo(f"{requests:,} requests with filters at random: {found:.1f} % found their plan.")
    click.echo(f"{bench.held} of at most {CACHED_PLANS} plans held, {(after - before) / 1e6:.1f} MB.")


if __name__ == "__main__":
    main()
