"""What one mutation works with: the actor, the session that writes, and a way to read what was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphql import FieldNode, GraphQLObjectType
from sqlalchemy.orm import Session

from executor.arguments import Path
from models.database import Database
from policies import Actor


class RolledBack(Exception):
    """Raised inside a mutation's transaction to undo it."""


class ReadRow(Protocol):
    """Reads what fields select of the row with a key, as the answer has it; None if it isn't visible."""

    def __call__(
        self, session: Session, type_: GraphQLObjectType, nodes: list[FieldNode], key: int, path: Path
    ) -> Any:
        """Read within the session's transaction. `path` is where in the answer the fields stand."""


@dataclass
class Context:
    """The context value of graphql-core: one for each operation.

    A mutation whose input is refused sets `refused`, and what it had written is undone.
    """

    database: Database
    actor: Actor
    read_row: ReadRow
    refused: bool = False
    _session: Session | None = field(default=None, repr=False)

    @property
    def session(self) -> Session:
        """The session of the mutation that is running."""
        assert self._session is not None
        return self._session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Run a block in a transaction of its own; what is read meanwhile is read in it."""
        self.refused = False
        try:
            with self.database.transaction() as session:
                self._session = session
                yield session
        finally:
            self._session = None
