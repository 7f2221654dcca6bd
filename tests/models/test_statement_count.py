"""Statements are counted for whoever wants to know, whichever way they are run."""

from threading import Thread

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models import User
from models.database import Database
from models.parameters import LateParameter
from models.prepared import Prepared
from models.statement_count import count_statement, counting_statements
from tests.support.factories import UserFactory

FIND = Prepared(select(User.id).where(User.username == LateParameter("username", type_=User.username.type)))


def test_statements_of_a_transaction_are_counted_and_its_ends_are_not(database: Database) -> None:
    with counting_statements() as count, database.transaction() as session:
        assert count.statements == 0
        session.execute(select(User.id))
        assert count.statements == 1
        assert FIND.first(session, username="nobody") is None
        assert count.statements == 2
    assert count.statements == 2


def test_savepoints_are_not_counted(database: Database, session: object) -> None:
    user = UserFactory()
    with counting_statements() as count, database.transaction() as writing:
        for _ in range(2):
            with writing.begin_nested():
                writing.execute(select(User.id))
        try:
            with writing.begin_nested():
                writing.add(
                    User(**{name: getattr(user, name) for name in ("username", "email", "password_hash")})
                )
                writing.flush()
        except IntegrityError:
            writing.execute(select(User.id))
    assert count.statements == 4


def test_what_is_read_within_a_transaction_is_counted(database: Database) -> None:
    tells_the_time = database.engine.dialect.name == "postgresql"
    with counting_statements() as count, database.transaction() as session:
        connection = session.connection()
        assert database.statements.read_within(connection, "SELECT 1", [], may_take_long=False) == 1
        assert count.statements == 1
        database.statements.read_within(connection, "SELECT 1", [])
        assert count.statements == 2 + tells_the_time


def test_nothing_is_counted_outside_of_the_block_or_in_other_threads(database: Database) -> None:
    def read() -> None:
        with database.reader() as session:
            session.execute(select(User.id))

    with counting_statements() as count:
        other = Thread(target=read)
        other.start()
        other.join()
        assert count.statements == 0
    read()
    count_statement()
    assert count.statements == 0
