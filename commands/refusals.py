"""What a service or the database refuses, as a message of the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import OperationalError, ProgrammingError

from services.errors import RejectedInput, ServiceError


@contextmanager
def refusals_as_messages() -> Iterator[None]:
    """End the command with one line for each problem, and exit status 1."""
    try:
        yield
    except RejectedInput as rejected:
        lines = [
            f"{problem.field}: {problem.message}" if problem.field else problem.message
            for problem in rejected.problems
        ]
        raise click.ClickException("\n".join(lines)) from None
    except ServiceError as refusal:
        raise click.ClickException(refusal.message) from None
    except (OperationalError, ProgrammingError) as error:
        # The driver's own first line: below it stands the statement, with what somebody has typed.
        reason = str(error.orig).partition("\n")[0]
        raise click.ClickException(
            f"The database refused: {reason} (a new one needs `flask --app app db upgrade`)"
        ) from None
