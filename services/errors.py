"""The errors that services raise. The edges map each once: to GraphQL, to HTML and to the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field of the input, or with the input as a whole (field None)."""

    field: str | None
    code: str
    message: str


class ServiceError(Exception):
    """Base of all refusals; `code` is stable, `message` is for people."""

    code: ClassVar[str] = "ERROR"

    def __init__(self, message: str) -> None:
        """Keep the message for whoever shows it."""
        super().__init__(message)
        self.message = message


class RejectedInput(ServiceError):
    """Input that can't be taken: base of InvalidInput and Conflict, with a problem for each field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep all problems, so that a form can show each at its field."""
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class InvalidInput(RejectedInput):
    """The input breaks a rule that it could keep whatever the data says."""

    code = "INVALID_INPUT"


class Conflict(RejectedInput):
    """The input contradicts what is stored."""

    code = "CONFLICT"


class NotFound(ServiceError):
    """There is no such thing, or none that the actor may see."""

    code = "NOT_FOUND"


class NotAuthenticated(ServiceError):
    """The action needs a login."""

    code = "NOT_AUTHENTICATED"


class Forbidden(ServiceError):
    """The actor may not do this."""

    code = "FORBIDDEN"


class RateLimited(ServiceError):
    """The action was tried too often; `retry_after` is in seconds."""

    code = "RATE_LIMITED"

    def __init__(self, message: str, retry_after: int) -> None:
        """Keep when to try again."""
        super().__init__(message)
        self.retry_after = retry_after
