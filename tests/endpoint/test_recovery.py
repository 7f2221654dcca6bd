"""A database that goes away is 503 with Retry-After, and the next request after it is back is answered."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import make_url

from models.database import Database

pytestmark = [
    pytest.mark.usefixtures("adapter"),
    pytest.mark.parametrize("backend", ["postgresql"], indirect=True),
]

READ = {"query": "{ posts { totalCount } tags { totalCount } }"}
WRITE = {"query": 'mutation { deletePost(input: {id: "1~Post~1"}) { deletedId } }'}


class _Server:
    """The server of the application's database, under the hands of its administrator."""

    def __init__(self, database: Database, connection: psycopg.Connection) -> None:
        self._name = database.engine.url.database
        self._connection = connection

    def end_connections(self) -> None:
        self._connection.execute(
            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = %s", [self._name]
        )

    @contextmanager
    def away(self) -> Iterator[None]:
        self._connection.execute(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS false".encode())
        self.end_connections()
        try:
            yield
        finally:
            self._connection.execute(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS true".encode())


@pytest.fixture
def server(database: Database, postgresql_server: str) -> Iterator[_Server]:
    """The server of the application's database."""
    url = make_url(postgresql_server.format(database="postgres")).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(), autocommit=True) as connection:
        yield _Server(database, connection)


def _status(web: FlaskClient, body: dict[str, str] = READ) -> int:
    return web.post("/graphql", json=body).status_code


@pytest.mark.parametrize("body", [READ, WRITE], ids=["read", "write"])
def test_database_that_is_away_is_503_and_once_back_answers_the_next_request(
    body: dict[str, str], web: FlaskClient, server: _Server
) -> None:
    assert _status(web, body) == 200
    for _ in range(2):
        with server.away():
            for _ in range(2):
                answer = web.post("/graphql", json=body)
                assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
                (error,) = answer.get_json()["errors"]
                assert error["extensions"]["code"] == "SERVICE_UNAVAILABLE"
                assert "FATAL" not in answer.get_data(as_text=True)
        assert _status(web, body) == 200


@pytest.mark.parametrize("body", [READ, WRITE], ids=["read", "write"])
def test_connections_that_were_ended_meanwhile_are_noticed_by_nobody(
    body: dict[str, str], web: FlaskClient, server: _Server
) -> None:
    for _ in range(3):
        assert _status(web, body) == 200
        server.end_connections()


def test_what_needs_no_database_is_answered_without_one(web: FlaskClient, server: _Server) -> None:
    with server.away():
        assert _status(web, {"query": "{ __typename }"}) == 200
        assert _status(web, {"query": "{ __schema { queryType { name } } }"}) == 200
        assert _status(web, {"query": "{ nothing }"}) == 200
        assert _status(web, {"query": "{"}) == 200
