"""What one execution works with: the actor, and the session that reads or writes for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from executor.limits import Limits
from models.database import Database
from policies import Actor


class RolledBack(Exception):
    """Raised inside a mutation's transaction to undo it."""


@dataclass
class Context:
    """The context value of graphql-core: one for each operation.

    A mutation whose input is refused sets `refused`, and what it had written is undone.
    """

    database: Database
    actor: Actor
    limits: Limits
    refused: bool = False
    _session: Session | None = field(default=None, repr=False)

    @property
    def session(self) -> Session:
        """The session of the mutation that is running, else one for reading."""
        if self._session is None:
            self._session = self.database.reader()
        return self._session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Run a block in a transaction of its own; what is read meanwhile is read in it."""
        self.close()
        self.refused = False
        try:
            with self.database.transaction() as session:
                self._session = session
                yield session
        finally:
            self._session = None

    def close(self) -> None:
        """End the session for reading, if there is one."""
        if self._session is not None:
            self._session.close()
            self._session = None
