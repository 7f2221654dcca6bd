"""`flask --app app graphql explain`: how a query is answered, from its plan down to the database's."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import orjson
from flask.cli import with_appcontext
from graphql import GraphQLError

from commands.current import current_executor, current_gazette
from commands.refusals import refusals_as_messages
from executor import Explanation, RefusedOperation, laid_out, plan_lines
from models import UserStatus
from models.drivers import StatementTimeout
from policies import ANONYMOUS, OPERATOR, Actor
from services.accounts import get_user


@click.command()
@click.argument("file")
@click.option("--variables", metavar="JSON", default="{}", help="The query's variables, as a JSON object.")
@click.option("--as", "username", metavar="USERNAME", help="Who asks; a stranger if left out.")
@click.option("--operation", metavar="NAME", help="Which operation, if the document has several.")
@with_appcontext
def explain(file: str, variables: str, username: str | None, operation: str | None) -> None:
    """Print how the query in FILE (- for standard input) is answered, without answering it.

    Shows its plan, the SQL, what its parameters stand for, and the database's own EXPLAIN.
    """
    document, values = _read(file), _parsed(variables)
    with refusals_as_messages(), _errors_as_messages(file):
        asker, actor = _asker(username)
        executor = current_executor()
        explanation = executor.explain(executor.prepare(document, operation), values, actor)
    most = current_gazette().settings.graphql.max_cost
    click.echo(f"{asker} asks for {explanation.cost:,} rows at the most; the limit is {most:,}.")
    for line in _sections(explanation):
        click.echo(line)


def _read(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode()
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from None
    except ValueError:
        raise click.ClickException(f"{file}: not a text in UTF-8") from None


def _parsed(variables: str) -> dict[str, Any]:
    try:
        values = orjson.loads(variables)
    except ValueError:
        raise click.ClickException("--variables: not valid JSON") from None
    if not isinstance(values, dict):
        raise click.ClickException("--variables: not a JSON object")
    return values


def _asker(username: str | None) -> tuple[str, Actor]:
    if username is None:
        return "A stranger", ANONYMOUS
    with current_gazette().database.reader() as session:
        user = get_user(session, OPERATOR, username)
    if user.status is UserStatus.SUSPENDED:
        return f"{user.username}, who is suspended and counts as a stranger,", ANONYMOUS
    return f"{user.username} ({user.role.value})", Actor.of(user)


@contextmanager
def _errors_as_messages(file: str) -> Iterator[None]:
    try:
        yield
    except RefusedOperation as refusal:
        raise click.ClickException("\n".join(_message(file, error) for error in refusal.errors)) from None
    except StatementTimeout:
        raise click.ClickException("The database takes too long.") from None


def _message(file: str, error: GraphQLError) -> str:
    places = [f":{place.line}:{place.column}" for place in error.locations or ()]
    return f"{file}{places[0] if places else ''}: {error.message}"


def _sections(explanation: Explanation) -> Iterator[str]:
    query = explanation.query
    yield from _section("Plan", plan_lines(explanation.plan))
    if query.constant is not None:
        yield from _section("SQL", ["none: the answer needs no database"])
        return
    yield from _section("SQL", laid_out(query.text).splitlines())
    yield from _section("Parameters", (f"{n}. {name}" for n, name in enumerate(query.names, 1)))
    yield from _section("EXPLAIN", explanation.database_plan)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n{title}\n"
    yield from (f"  {line}" for line in lines)
