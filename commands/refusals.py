"""What a service refuses, as a message of the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

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
