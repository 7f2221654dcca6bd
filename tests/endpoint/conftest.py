"""Fixtures of the endpoint's tests."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from endpoint import Front
from tests.schema.world import world

__all__ = ["world"]


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
