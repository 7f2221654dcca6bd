"""What one mutation works with: the actor, the session that writes, and a way to read what was written."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from graphql import FieldNode, GraphQLObjectType
from sqlalchemy.orm import Session

from executor.arguments import Path
from models.database import Database
from policies import Actor


class RolledBack(Exception):
    """Raised inside a mutation's transaction to undo it."""


class WantedRow(NamedTuple):
    """A row in a payload: its key in the answer, what is selected of it, and its key in the database.

    The last is None where it is not known yet.
    """

    place: str
    type: GraphQLObjectType
    nodes: list[FieldNode]
    key: int | None


class ReadRows(Protocol):
    """Reads what a payload selects of its rows, by place, as the answer has it; None for one not visible."""

    def __call__(self, session: Session, path: Path, wanted: Sequence[WantedRow]) -> dict[str, Any]:
        """Read within the session's transaction. `path` is where in the answer the payload stands."""


@dataclass
class Context:
    """The context value of graphql-core: one for each operation.

    `facts` are what the site is known to be. A mutation whose input is refused sets `refused`, and what it
    had written is undone.
    """

    database: Database
    actor: Actor
    read_rows: ReadRows
    facts: Mapping[str, Any] = field(default_factory=dict)
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
