"""`make bench`: measures the servers beside each other and prints one table.

All servers run at the same time on one core, and are loaded in turn: what disturbs the machine for a while
disturbs all of them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

import click

from benchmarks.measuring import COUNTS, Row, WrongAnswer, check_comment, measure
from benchmarks.places import RESULTS, Missing, require_all
from benchmarks.servers import SERVERS, Running, running
from benchmarks.stage import Stage, set_stage
from benchmarks.table import lines, save


class Plan(NamedTuple):
    """What to measure, and how long."""

    servers: tuple[str, ...]
    queries: tuple[str, ...]
    connections: tuple[int, ...]
    rounds: int
    seconds: int
    logged_in: bool = False


class _Names(click.ParamType[tuple[str, ...]]):
    """Names with commas between them."""

    name = "names"

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = tuple(allowed)

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        names = tuple(value.split(","))
        for name in set(names) - set(self._allowed):
            self.fail(f"{name!r} is none of {', '.join(self._allowed)}", param, ctx)
        return names


@click.command()
@click.option("--servers", type=_Names(SERVERS), default=",".join(SERVERS), show_default=True)
@click.option("--queries", type=_Names(COUNTS), default=",".join(COUNTS), show_default=True)
@click.option("--connections", type=_Names(("1", "8", "32")), default="1,8,32", show_default=True)
@click.option("--rounds", default=5, show_default=True, help="Each number is the median of so many.")
@click.option("--seconds", default=4, show_default=True, help="How long each of them takes.")
@click.option("--logged-in", is_flag=True, help="Read as somebody with a login, which Gazette then checks.")
@click.option("--out", type=click.Path(path_type=Path), default=RESULTS, help="Where the JSON goes.")
def main(
    servers: tuple[str, ...],
    queries: tuple[str, ...],
    connections: tuple[str, ...],
    rounds: int,
    seconds: int,
    logged_in: bool,
    out: Path,
) -> None:
    """Measure Gazette beside its limit and its peers."""
    plan = Plan(servers, queries, tuple(int(count) for count in connections), rounds, seconds, logged_in)
    try:
        require_all()
        rows = _run(plan)
    except (Missing, WrongAnswer) as error:
        raise click.ClickException(str(error)) from None
    for line in lines(rows):
        click.echo(line)
    save(rows, out)


def _run(plan: Plan) -> list[Row]:
    with ExitStack() as stack:
        click.echo("Loading the blog …")
        stage = stack.enter_context(set_stage())
        started = [server for name in plan.servers if (server := _start(stack, name, stage))]
        for query in plan.queries:
            _check(started, query, stage)
        return _measure(started, plan, stage)


def _start(stack: ExitStack, name: str, stage: Stage) -> Running | None:
    click.echo(f"Starting {name} …")
    try:
        return stack.enter_context(running(name, stage))
    except Missing as error:
        click.echo(f"Left out: {error}")
        return None


def _check(started: list[Running], query: str, stage: Stage) -> None:
    """Check what bench.py can't: a comment is one row, and the limit answers what Gazette answers."""
    able = [server for server in started if query in server.server.answers]
    if query == "comment":
        for server in able:
            check_comment(server, stage)
        return
    own = [_answer(server, query) for server in able if server.name.startswith(("gazette-", "limit-"))]
    if any(answer != own[0] for answer in own):
        raise WrongAnswer(f"{query}: Gazette and its limit answer differently")


def _answer(server: Running, query: str) -> object:
    document = Path(server.server.queries, f"{query}.graphql").read_text(encoding="utf-8")
    body = json.dumps({"query": document}).encode()
    request = Request(server.url(query), body, {"Content-Type": "application/json"})  # noqa: S310 - our own
    with urlopen(request, timeout=30) as response:  # noqa: S310
        return json.load(response)


def _measure(started: list[Running], plan: Plan, stage: Stage) -> list[Row]:
    found: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
    for number in range(plan.rounds):
        click.echo(f"Round {number + 1} of {plan.rounds} …")
        for query, count, server in product(plan.queries, plan.connections, started):
            if query in server.server.answers:
                warm = 0 if number else 1
                row = measure(
                    server,
                    query,
                    count,
                    stage=stage,
                    seconds=plan.seconds,
                    warm=warm,
                    logged_in=plan.logged_in,
                )
                found[query, count, server.name].append(row)
    return [Row.middle(rounds) for rounds in found.values()]


if __name__ == "__main__":
    main()
