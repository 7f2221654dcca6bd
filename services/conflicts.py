"""Turns the violation of a named constraint into a Conflict about a field."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Base
from services.errors import Conflict, Problem


@contextmanager
def flushing(session: Session, conflicts: Mapping[str, Problem]) -> Iterator[None]:
    """Flush at the end of the block, within a savepoint.

    `conflicts` says by the constraint's name what its violation means; that is raised as Conflict, and
    the transaction stays usable.
    """
    try:
        with session.begin_nested():
            yield
            session.flush()
    except IntegrityError as error:
        for name, problem in conflicts.items():
            if _violates(error, name):
                raise Conflict([problem]) from None
        raise


def _violates(error: IntegrityError, constraint_name: str) -> bool:
    diagnostics = getattr(error.orig, "diag", None)
    if diagnostics is not None:
        return bool(diagnostics.constraint_name == constraint_name)
    # SQLite names the columns instead of the constraint.
    return f"UNIQUE constraint failed: {_columns(constraint_name)}" in str(error.orig)


def _columns(constraint_name: str) -> str:
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint) and constraint.name == constraint_name:
                return ", ".join(f"{table.name}.{column.name}" for column in constraint.columns)
    raise LookupError(f"no unique constraint is named {constraint_name}")
