"""Reads a value as an answer is read."""

from collections.abc import Sequence
from typing import Any

from models.database import Database


def read_value(database: Database, text: str, parameters: Sequence[Any]) -> Any:
    """Return the first column of the only row of a statement."""
    row = database.statements.read_row(text, parameters)
    assert row is not None
    return row[0]
