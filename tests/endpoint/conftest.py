"""Fixtures of the endpoint's tests."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.schema.world import world

__all__ = ["world"]


@pytest.fixture
def web(app: Flask) -> FlaskClient:
    """An HTTP client without cookies, on an empty database."""
    return app.test_client()
