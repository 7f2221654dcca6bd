"""Measures one query on one server by the shared bench.py, which checks the answer against SQL first."""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.places import SHARED
from benchmarks.servers import Running
from benchmarks.stage import Stage

# How many leaves of an answer carry each name, whatever their values.
COUNTS = {
    "feed": "title:20,slug:20,publishedAt:20,body:100,createdAt:100,username:120",
    "post": "title:1,slug:1,publishedAt:1,body:51,createdAt:50,username:51",
    "tiny": "title:1",
    "comment": "createdAt:1,username:1",
}


class WrongAnswer(Exception):
    """A server did not answer what SQL says, or failed under load."""


@dataclass(frozen=True)
class Row:
    """What one query costs on one server at one number of connections."""

    server: str
    query: str
    connections: int
    rps: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    rss_mb: float

    @classmethod
    def middle(cls, rounds: list["Row"]) -> "Row":
        """Return the median of several rounds, number by number."""
        first = asdict(rounds[0])
        numbers = [name.name for name in fields(cls)][3:]
        return cls(**{**first, **{name: median(getattr(row, name) for row in rounds) for name in numbers}})


def measure(
    running: Running,
    query: str,
    connections: int,
    *,
    stage: Stage,
    seconds: int,
    warm: int,
    logged_in: bool = False,
) -> Row:
    """Check the answer, load the server for some seconds, and return what came of it."""
    with tempfile.NamedTemporaryFile("r", suffix=".jsonl") as out:
        command = [*_bench(running, query, logged_in), "--out", out.name, "--conc", str(connections)]
        command += ["--runs", "1", "--secs", str(seconds), "--warm", str(warm)]
        _run(command, stage)
        found: dict[str, Any] = json.loads(out.read().splitlines()[-1])
    if query == "comment" and running.server.tables:
        running.server.tables.take_back_comments()
    if found["errors"] or "flag" in found:
        raise WrongAnswer(f"{running.name}/{query} at {connections}: {found}")
    numbers = (found[name] for name in ("rps", "p50", "p99", "cpu_ms", "rss_mb"))
    return Row(running.name, query, connections, *numbers)


def check_comment(running: Running, stage: Stage) -> None:
    """Raise WrongAnswer unless adding a comment adds one row. Leaves none behind."""
    tables = running.server.tables
    assert tables is not None
    before = tables.count_comments()
    _run([*_bench(running, "comment", True), "--op-only"], stage)
    if tables.count_comments() != before + 1:
        raise WrongAnswer(f"{running.name}: the comment is not in the database")
    tables.take_back_comments()


def _bench(running: Running, query: str, logged_in: bool) -> list[str]:
    # Under the name `comment` bench.py would count and delete by itself, in the peers' tables only.
    name = "addition" if query == "comment" else query
    command = [sys.executable, str(SHARED / "bench.py"), "--label", running.name, "--pid", str(running.pid)]
    command += ["--url", running.url(query), "--ref", "postgresql:///peers"]
    command += ["--query", f"{name}={Path(running.server.queries, f'{query}.graphql')}"]
    command += ["--counts", f"{name}={COUNTS[query]}"]
    for header in running.server.headers if logged_in or query == "comment" else ():
        command += ["-H", header]
    return command


def _run(command: list[str], stage: Stage) -> None:
    result = subprocess.run(
        command, check=False, env=stage.cluster.environment, capture_output=True, text=True
    )
    if result.returncode:
        raise WrongAnswer(result.stderr.strip()[-2_000:])
