"""Fixtures of the endpoint's tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from endpoint import Front
from tests.schema.world import world

__all__ = ["world"]

WebWith = Callable[..., FlaskClient]


@pytest.fixture(params=["front", "view"])
def adapter(request: pytest.FixtureRequest, app: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    """What stands between HTTP and the endpoint: the front before Flask, or Flask's view."""
    if request.param == "view":
        monkeypatch.setattr(app, "wsgi_app", front_of(app).application)
    adapter: str = request.param
    return adapter


def front_of(app: Flask) -> Front:
    """Return the front of an application that trusts no proxies."""
    front = app.wsgi_app
    assert isinstance(front, Front)
    return front


@pytest.fixture
def web(app: Flask) -> FlaskClient:
    """An HTTP client without cookies, on an empty database."""
    return app.test_client()


@pytest.fixture
def web_with(app: Flask, adapter: str) -> Iterator[WebWith]:
    """Make an HTTP client of another application on the same database, with GraphQL settings of its own."""
    made: list[Flask] = []

    def web(**settings: Any) -> FlaskClient:
        url = app.extensions["gazette"].settings.database.url
        made.append(create_app({"database": {"url": url}, "graphql": settings}))
        if adapter == "view":
            made[-1].wsgi_app = front_of(made[-1]).application  # type: ignore[method-assign]
        return made[-1].test_client()

    yield web
    for other in made:
        other.extensions["gazette"].database.dispose()
