"""A plan as SQL that is ready to run: the text, and how each request fills in its parameters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, Dialect, select

from executor.freshness import tables_named
from executor.json_sql import JsonSql
from executor.lookups import ACTOR_ID
from executor.plan import Input, Record, Variables
from executor.postgresql import PostgresqlJson
from executor.proving import TOKEN_HASH, select_if_proven
from executor.sqlite import SqliteJson
from executor.statement import StatementBuilder, actor_of_kind
from models import Role
from models.statements import binder_of, compile_for_driver
from models.types import utc_now
from policies.logins import Proof

Fill = Callable[[Variables, datetime], Any]


@dataclass(frozen=True)
class CompiledQuery:
    """One statement. `text` has the placeholders of the driver, and `parameters` fills them in order.

    `constant` is the answer itself where it is the same for everyone and needs no database. `names` tells
    people what the parameters stand for, and `cost` what the operation costs.
    """

    text: str
    constant: bytes | None
    _fills: tuple[Fill, ...]
    _checked: tuple[Input, ...] = ()
    names: tuple[str, ...] = ()
    cost: int = 1

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables of content that it may read."""
        return tables_named(self.text)

    def parameters(self, variables: Variables) -> list[Any]:
        """Return the values for a request. Raises BadUserInput for one that its field refuses."""
        for value in self._checked:
            value.read(variables)
        now = utc_now()
        return [fill(variables, now) for fill in self._fills]


def compile_plan(
    plan: Record, role: Role | None, dialect: Dialect, *, proof: Proof | None = None
) -> CompiledQuery:
    """Compile a plan for actors of a role (None for strangers) on a database.

    `proof` makes a statement of it that gives no row unless the actor's login is live.
    """
    builder = StatementBuilder(_json(dialect), actor_of_kind(role))
    json = builder.record(plan, None)
    if json.constant is not None:
        return CompiledQuery("", json.constant.encode(), (), tuple(builder.checked))
    statement = compile_for_driver(select_if_proven(json, proof) if proof else select(json), dialect)
    fills = tuple(_fill(parameter, builder, dialect) for parameter in statement.parameters)
    names = tuple(_name(parameter, builder) for parameter in statement.parameters)
    return CompiledQuery(statement.text, None, fills, tuple(builder.checked), names)


def _json(dialect: Dialect) -> JsonSql:
    return PostgresqlJson(dialect) if dialect.name == "postgresql" else SqliteJson(dialect)


def _fill(parameter: BindParameter[Any], builder: StatementBuilder, dialect: Dialect) -> Fill:
    process = binder_of(parameter, dialect)
    if parameter.key in builder.inputs:
        value, index = builder.inputs[parameter.key]
        if index is None:
            return lambda variables, _: process(value.read(variables))
        return lambda variables, _: process(value.read(variables)[index])
    if parameter.key in (ACTOR_ID, TOKEN_HASH):
        return lambda variables, _: process(variables[parameter.key])
    if parameter.callable is not None:
        # Only the present instant is asked for in this way; a statement knows but one.
        return lambda _, now: process(now)
    raise AssertionError(f"{parameter.key} has no value")


def _name(parameter: BindParameter[Any], builder: StatementBuilder) -> str:
    if parameter.key in builder.inputs:
        value, index = builder.inputs[parameter.key]
        # A cursor holds several values.
        return value.name if index is None else f"{value.name}[{index}]"
    return {ACTOR_ID: "actor", TOKEN_HASH: "token"}.get(parameter.key, "now")
