"""A request context without an application's database: forms need no more."""

from collections.abc import Iterator

import pytest
from flask import Flask


@pytest.fixture(autouse=True)
def _form_request() -> Iterator[None]:
    """Let forms find what they ask Flask for."""
    app = Flask("forms")
    app.secret_key = "only for these tests"
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/", method="POST"):
        yield
