"""A second application with other settings on the same database, and the log as it is written."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app import create_app
from config.log_format import JsonFormatter
from models import User
from models.database import Database
from tests.support.factories import UserFactory
from tests.support.visitor import HOST, Visitor

MakeApp = Callable[..., Flask]


@pytest.fixture
def make_app(database: Database) -> Iterator[MakeApp]:
    """Make an application with settings of its own on the test's database: `make_app(limits={…})`."""
    made: list[Flask] = []

    def make(**overrides: dict[str, Any]) -> Flask:
        url = database.engine.url.render_as_string(hide_password=False)
        made.append(create_app({"database": {"url": url}, **overrides}))
        return made[-1]

    yield make
    for app in made:
        app.extensions["gazette"].database.dispose()


@pytest.fixture(params=["sqlite:////nowhere/at/all/gazette.db", "postgresql://nobody@127.0.0.1:1/none"])
def broken_app(request: pytest.FixtureRequest) -> Iterator[Flask]:
    """An application whose database is out of reach."""
    app = create_app({"database": {"url": request.param}})
    yield app
    app.extensions["gazette"].database.dispose()


@pytest.fixture
def client(app: Flask, session: Session) -> FlaskClient:
    """A plain HTTP client, for requests that no browser would send."""
    return plain_client(app)


class PlainClient(FlaskClient):
    """Sends requests as they are given, to the host of the site."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        """Send a request."""
        options = {"base_url": f"http://{HOST}", "buffered": True, **options}
        return super().open(*arguments, **options)


def plain_client(app: Flask) -> PlainClient:
    """Return a plain HTTP client."""
    return PlainClient(app, app.response_class)


@pytest.fixture
def user(visitor: Visitor) -> User:
    """A user; `visitor` is logged in as them."""
    user = UserFactory(username="ada", display_name="Ada Lovelace")
    visitor.have_login(user)
    return user


class Log:
    """What is logged meanwhile, as lines of JSON."""

    def __init__(self) -> None:
        self.text: list[str] = []

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines as dictionaries."""
        return [json.loads(line) for line in self.text]

    def of(self, message: str) -> list[dict[str, Any]]:
        """Return the lines with a message."""
        return [line for line in self.lines if line["message"] == message]


@pytest.fixture
def log(app: Flask) -> Iterator[Log]:
    """Everything that is logged, Gazette's own lines and others', down to DEBUG."""
    log = Log()

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            log.text.append(self.format(record))

    handler = Handler()
    handler.setFormatter(JsonFormatter())
    loggers = [logging.getLogger(), logging.getLogger("gazette")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield log
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
