"""People of every kind, as the policies see them, and a way to ask the database for what they see."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from models import Base, Role, User, UserStatus
from policies import ANONYMOUS, Actor
from tests.support.factories import UserFactory

WRITERS = {
    "reader": {"role": Role.READER},
    "author": {"role": Role.AUTHOR},
    "other": {"role": Role.AUTHOR},
    "new": {"role": Role.AUTHOR, "status": UserStatus.NEW},
    "demoted": {"role": Role.READER},
    "suspended": {"role": Role.ADMIN, "status": UserStatus.SUSPENDED},
    "editor": {"role": Role.EDITOR},
    "admin": {"role": Role.ADMIN},
}
ACTORS = ("anonymous", *WRITERS)
EVERYONE = frozenset(ACTORS)
EDITORS = frozenset({"editor", "admin"})

Sees = Callable[..., ColumnElement[bool]]


class People:
    """One user of each kind; what they may do is asked of their actors."""

    def __init__(self) -> None:
        # Numbers that the databases don't give by themselves.
        self.users: dict[str, User] = {
            name: UserFactory.build(id=number, username=name, **fields)
            for number, (name, fields) in enumerate(WRITERS.items(), 1_001)
        }

    def actor(self, name: str) -> Actor:
        """Return the actor of somebody."""
        return ANONYMOUS if name == "anonymous" else Actor.of(self.users[name])


@pytest.fixture
def people() -> People:
    """One user of each kind, outside any database."""
    return People()


@pytest.fixture
def stored_people(session: Session, people: People) -> People:
    """The same people as rows."""
    session.add_all(people.users.values())
    session.commit()
    return people


def selected(session: Session, kind: type[Base], predicate: Sees, actor: Actor) -> set[int]:
    """Return the ids of the rows that a predicate selects: the same on the model and on an alias of it."""
    other: Any = aliased(kind)
    found = set(session.scalars(select(kind.id).where(predicate(actor))))
    assert set(session.scalars(select(other.id).where(predicate(actor, other)))) == found
    return found


def ids(rows: Iterable[Any]) -> set[int]:
    """Return the ids of rows."""
    return {row.id for row in rows}
