"""The errors of GraphQL answers: a stable code for each, and words that give nothing away."""

import logging
from typing import Any

from graphql import GraphQLError
from sqlalchemy.exc import OperationalError

from config.log_format import REQUEST_ID

logger = logging.getLogger("gazette.graphql")

UNAVAILABLE = "SERVICE_UNAVAILABLE"
INTERNAL = "INTERNAL_SERVER_ERROR"


class BadUserInput(GraphQLError):
    """A value that the type system or a scalar refuses."""

    def __init__(self, message: str) -> None:
        """Carry the code."""
        super().__init__(message, extensions={"code": "BAD_USER_INPUT"})


class LimitExceeded(GraphQLError):
    """An operation beyond one of the limits."""

    def __init__(self, limit: str, maximum: int, actual: int, unit: str) -> None:
        """Name the limit and the count."""
        super().__init__(
            f"The operation has {actual:,} {unit}; the limit is {maximum:,}.",
            extensions={
                "code": "LIMIT_EXCEEDED",
                "limit": limit,
                "maximum": maximum,
                "actual": actual,
            },
        )


def with_code(error: GraphQLError, code: str) -> GraphQLError:
    """Give an error of graphql-core a code, unless it has one."""
    extensions: dict[str, Any] = error.extensions or {}
    error.extensions = {"code": code, **extensions}
    return error


def answerable(error: GraphQLError) -> GraphQLError:
    """Return the error as the client may see it: its own words if it was meant for clients, else none.

    What was not meant is logged with the request's id, and the answer names only that id.
    """
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return with_code(error, "BAD_USER_INPUT")
    logger.error("a GraphQL field failed", exc_info=cause, extra={"graphql_path": error.path})
    code, message = INTERNAL, "Something went wrong on our side."
    if isinstance(cause, OperationalError):
        code, message = UNAVAILABLE, "The database can't be reached. Please try again in a moment."
    extensions = {"code": code, "requestId": REQUEST_ID.get()}
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions=extensions)
