"""The errors of GraphQL answers: a stable code for each, and words that give nothing away."""

import logging
from typing import Any

from graphql import GraphQLError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from config.log_format import REQUEST_ID
from models.drivers import StatementTimeout

logger = logging.getLogger("gazette.graphql")

UNAVAILABLE = "SERVICE_UNAVAILABLE"
INTERNAL = "INTERNAL_SERVER_ERROR"
TIMEOUT = "QUERY_TIMEOUT"


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
    """Return the error of a field as the client may see it: its own words if it was meant for clients."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return with_code(error, "BAD_USER_INPUT")
    masked = mask(cause)
    return GraphQLError(masked.message, nodes=error.nodes, path=error.path, extensions=masked.extensions)


def mask(cause: Exception) -> GraphQLError:
    """Return what a client may know of a failure: an id under which the log has all of it."""
    logger.error("a GraphQL operation failed", exc_info=cause)
    code, message = INTERNAL, "Something went wrong on our side."
    if isinstance(cause, StatementTimeout):
        code, message = TIMEOUT, "The query takes too long. Please ask for less."
    elif isinstance(cause, OperationalError | InterfaceError | PoolExhausted):
        code, message = UNAVAILABLE, "The database can't be reached. Please try again in a moment."
    return GraphQLError(message, extensions={"code": code, "requestId": REQUEST_ID.get()})
