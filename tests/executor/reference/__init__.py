"""The reference: plain resolvers on graphql-core, derived from the same declarations as the executor.

They are the simplest correct way to answer, at the price of a statement for each field of each row. What the
executor answers must equal what they answer.
"""

import json
from functools import cache
from typing import Any

from graphql import GraphQLSchema, execute_sync, parse

from models.database import Database
from policies import Actor
from schema import build_schema
from tests.executor.conftest import LIMITS
from tests.executor.reference.context import Context
from tests.executor.reference.resolvers import attach_resolvers


@cache
def reference_schema() -> GraphQLSchema:
    """Return the schema with plain resolvers."""
    schema = build_schema().graphql_schema
    attach_resolvers(schema)
    return schema


def reference_answer(database: Database, document: str, variables: dict[str, Any], actor: Actor) -> str:
    """Return the data of a query as JSON; its keys are in the order of the answer."""
    with database.reader() as session:
        result = execute_sync(
            reference_schema(),
            parse(document),
            variable_values=variables,
            context_value=Context(session, actor, LIMITS),
        )
    assert result.errors is None, result.errors
    return json.dumps(result.data)
