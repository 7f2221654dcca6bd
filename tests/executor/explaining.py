"""Asks the databases how they run a statement, and finds in their answers what a big blog suffers from."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg.sql import Literal

from models.database import Database

BIG = frozenset({"post", "comment", "post_tag", "user"})
"""The tables that grow with the blog and that no query may read whole."""
UNSORTED = BIG - {"post_tag"}
"""Those whose rows must come in order by themselves; the few tags of a post are sorted by name."""
MOST_ROWS = 200
"""Twice the longest page: whatever reads or sorts more rows at a time doesn't read a page."""

_NUMBERS = count()
_SQLITE_ALIAS = re.compile(r'"?(\w+)"? AS (\w+)')
_SQLITE_STEP = re.compile(r"(SCAN|SEARCH) (\w+)(?: USING )?(.*)")


class Statement(NamedTuple):
    """A statement as the driver takes it."""

    text: str
    parameters: Sequence[Any]


class Explained(NamedTuple):
    """What a database says of a statement: what is wrong, and a measure of its work."""

    faults: list[str]
    work: int


class Way:
    """A connection on which a database plans in one of its ways."""

    def __init__(self, connection: Any, explain: Callable[[Any, Statement], Explained]) -> None:
        self.connection = connection
        self._explain = explain

    def explain(self, statement: Statement) -> Explained:
        """Run a statement, and tell how that was done."""
        return self._explain(self.connection, statement)

    @contextmanager
    def without(self, *indexes: str) -> Iterator[None]:
        """Take indexes away for a while."""
        self.connection.execute("BEGIN")
        for index in indexes:
            self.connection.execute(f"DROP INDEX {index}")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")


def ways_to_plan(database: Database, folder: Path) -> dict[str, Way]:
    """Return the ways to plan on a database that was just filled, by their names."""
    return _sqlite_ways(database, folder) if database.engine.name == "sqlite" else _postgresql_ways(database)


def _postgresql_ways(database: Database) -> dict[str, Way]:
    """Plan for the parameters at hand, and once for all parameters, as PostgreSQL does after some runs."""
    custom, generic = _connection(database), _connection(database)
    custom.autocommit = generic.autocommit = True
    custom.execute("VACUUM ANALYZE")
    custom.execute("SET plan_cache_mode = force_custom_plan")
    generic.execute("SET plan_cache_mode = force_generic_plan")
    return {"custom": Way(custom, explain_on_postgresql), "generic": Way(generic, explain_on_postgresql)}


def _sqlite_ways(database: Database, folder: Path) -> dict[str, Way]:
    """Plan without statistics, as a site does, and with those that somebody may have made."""
    plain, copy = _connection(database), str(folder / "analyzed.db")
    plain.execute("VACUUM INTO ?", [copy])
    assert database.engine.dialect.dbapi is not None
    analyzed = database.engine.dialect.dbapi.connect(copy)
    analyzed.isolation_level = None
    analyzed.execute("ANALYZE")
    return {"plain": Way(plain, explain_on_sqlite), "analyzed": Way(analyzed, explain_on_sqlite)}


def _connection(database: Database) -> Any:
    """Return a connection that is set up as the site's are, and that nobody else has."""
    pooled = database.engine.raw_connection()
    connection = pooled.driver_connection
    pooled.detach()
    return connection


def explain_on_postgresql(connection: Any, statement: Statement) -> Explained:
    """Measure by the buffers that are touched."""
    values = ", ".join(Literal(value).as_string(connection) for value in statement.parameters)
    cursor = psycopg.RawCursor(connection)
    cursor.execute(b"PREPARE explained AS " + statement.text.encode())
    call = f"explained({values})" if values else "explained"
    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE {call}".encode())
    ((plans,),) = cursor.fetchall()
    cursor.execute("DEALLOCATE explained")
    plan = plans[0]["Plan"]
    return Explained(postgresql_faults(plan), plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def postgresql_faults(plan: dict[str, Any]) -> list[str]:
    """Return what a plan and those below it do wrong."""
    below = plan.get("Plans", [])
    return [*_node_faults(plan, below), *(fault for node in below for fault in postgresql_faults(node))]


def _node_faults(node: dict[str, Any], below: list[dict[str, Any]]) -> Iterator[str]:
    kind, table = node["Node Type"], node.get("Relation Name")
    if kind == "Seq Scan" and table in BIG:
        yield f"Seq Scan on {table}"
    elif kind == "Sort" and sum(input_["Actual Rows"] for input_ in below) > MOST_ROWS:
        yield f"Sort of {below[0]['Actual Rows']} rows"
    elif table in BIG and node["Actual Rows"] + node.get("Rows Removed by Filter", 0) > MOST_ROWS:
        yield f"{kind} reads far more of {table} than a page"


def explain_on_sqlite(connection: Any, statement: Statement) -> Explained:
    """Measure by the steps of the virtual machine."""
    steps = 0

    def note() -> None:
        nonlocal steps
        steps += 1

    # The driver keeps statements by their text, and SQLite explains one it has kept as it was planned then.
    text = f"EXPLAIN QUERY PLAN {statement.text} -- {next(_NUMBERS)}"
    plan = connection.execute(text, statement.parameters).fetchall()
    connection.set_progress_handler(note, 1)
    connection.execute(*statement).fetchall()
    connection.set_progress_handler(None, 1)
    return Explained(sqlite_faults(statement.text, [(row[1], row[3]) for row in plan]), steps)


def sqlite_faults(text: str, plan: Sequence[tuple[int, str]]) -> list[str]:
    """Return what a plan does wrong: its steps, with the numbers of the steps that they are part of."""
    tables = {alias: table for table, alias in _SQLITE_ALIAS.findall(text)}
    read: list[tuple[int, str]] = []
    faults = []
    for parent, step in plan:
        if match := _SQLITE_STEP.match(step):
            action, alias, index = match.groups()
            table = tables.get(alias, alias)
            read.append((parent, table))
            if action == "SCAN" and table in BIG and not index:
                faults.append(f"SCAN {table}")
        elif step.startswith("USE TEMP B-TREE FOR") and "ORDER BY" in step:
            # Sorted is what was read beside it.
            faults += [f"sorts {table}" for beside, table in read if beside == parent and table in UNSORTED]
    return faults
