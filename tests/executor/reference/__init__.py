"""The reference: plain resolvers on graphql-core, derived from the same declarations as the executor.

They are the simplest correct way to answer: all rows that an actor may see are read into memory, and what
is asked for is sorted, filtered and cut off there. What the executor answers must equal what they answer.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema, execute_sync
from sqlalchemy.orm import Session

from executor import Limits
from models.database import Database
from policies import Actor
from schema import build_schema
from schema.site.facts import TOLD_LIMITS
from tests.executor.reference.context import Context
from tests.executor.reference.resolvers import attach_resolvers

LIMITS = Limits()
FACTS: dict[str, Any] = {
    "comment_moderation": "NONE",
    "name": 'The "Gazette" \\ 100%',
    "description": "It’s :one %s $1 '🚀'.",
    "language": "en",
    "registration_open": True,
    **{limit: number for number, limit in enumerate(TOLD_LIMITS)},
}
Refusals = frozenset[tuple[str, tuple[str, ...]]]
"""The code of each error, and the path of its field without the numbers of rows."""


@cache
def reference_schema() -> GraphQLSchema:
    """Return the schema with plain resolvers."""
    schema = build_schema().graphql_schema
    attach_resolvers(schema)
    return schema


class Reference:
    """Answers as the executor should, from a database that doesn't change meanwhile."""

    def __init__(self, session: Session) -> None:
        """Read nothing yet."""
        self._session = session
        self._contexts: dict[Actor, Context] = {}

    def answer(
        self,
        document: DocumentNode,
        variables: dict[str, Any],
        actor: Actor,
        operation_name: str | None = None,
        middleware: Sequence[Any] | None = None,
    ) -> tuple[str, Refusals]:
        """Return the data of a query as JSON, with its keys in the order of the answer, and its errors."""
        if actor not in self._contexts:
            self._contexts[actor] = Context(self._session, actor, LIMITS, FACTS)
        result = execute_sync(
            reference_schema(),
            document,
            variable_values=variables,
            context_value=self._contexts[actor],
            operation_name=operation_name,
            middleware=middleware,
        )
        return json.dumps(result.data), frozenset(map(_refusal, result.errors or ()))


@contextmanager
def reference(database: Database) -> Iterator[Reference]:
    """Lend a reference for what the database holds now."""
    with database.reader() as session:
        yield Reference(session)


def _refusal(error: GraphQLError) -> tuple[str, tuple[str, ...]]:
    cause = error.original_error
    assert cause is None or isinstance(cause, GraphQLError), cause
    path = tuple(part for part in error.path or () if isinstance(part, str))
    # graphql-core's own errors have no code: they are all about values.
    return (error.extensions or {}).get("code", "BAD_USER_INPUT"), path
