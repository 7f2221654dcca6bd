"""Prints what was measured, and keeps it as JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.measuring import Row

HEADINGS = (
    "query",
    "conn.",
    "server",
    "req/s",
    "p50 ms",
    "p99 ms",
    "CPU ms",
    "RSS MB",
    "limit",
    "PostGraphile",
)
FORMAT = "{:8} {:>5}  {:20} {:>8} {:>8} {:>8} {:>8} {:>7} {:>7} {:>13}"
PEER = "postgraphile"


def lines(rows: list[Row]) -> Iterator[str]:
    """Yield the table: what was measured, and requests/s relative to the limit and to PostGraphile."""
    yield FORMAT.format(*HEADINGS)
    rates = {(row.query, row.connections, row.server): row.rps for row in rows}
    for row in rows:
        limit = f"limit-{row.server.removeprefix('gazette-')}" if row.server.startswith("gazette-") else ""
        ratios = (rates.get((row.query, row.connections, other)) for other in (limit, PEER))
        yield FORMAT.format(
            row.query,
            row.connections,
            row.server,
            f"{row.rps:,.0f}",
            f"{row.p50_ms:.2f}",
            f"{row.p99_ms:.2f}",
            f"{row.cpu_ms:.2f}",
            f"{row.rss_mb:.0f}",
            *(f"{row.rps / rate:.2f}" if rate else "" for rate in ratios),
        )


def save(rows: Iterable[Row], path: Path) -> None:
    """Write the rows as JSON."""
    path.write_text(json.dumps({"rows": [asdict(row) for row in rows]}, indent=1) + "\n", encoding="utf-8")
