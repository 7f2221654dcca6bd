"""People of each kind, as the services see them."""

import pytest
from sqlalchemy.orm import Session

from models import Role
from policies import Actor
from tests.support.factories import UserFactory


@pytest.fixture
def author(session: Session) -> Actor:
    """Somebody who may write."""
    return Actor.of(UserFactory(username="author"))


@pytest.fixture
def stranger(session: Session) -> Actor:
    """Another one who may write, but owns nothing here."""
    return Actor.of(UserFactory(username="stranger"))


@pytest.fixture
def reader(session: Session) -> Actor:
    """Somebody who may comment, but write no posts."""
    return Actor.of(UserFactory(username="reader", role=Role.READER))


@pytest.fixture
def editor(session: Session) -> Actor:
    """Somebody who looks after what others write."""
    return Actor.of(UserFactory(username="editor", role=Role.EDITOR))


@pytest.fixture
def admin(session: Session) -> Actor:
    """Somebody who may do all."""
    return Actor.of(UserFactory(username="admin", role=Role.ADMIN))
