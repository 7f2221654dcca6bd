"""Which host names are answered: those of the settings, IPv6 addresses among them."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.views.conftest import MakeApp, plain_client

HOSTS = [".blog.example", "[2001:db8::1]"]
OURS = ["blog.example", "www.blog.example:8080", "[2001:db8::1]", "[2001:DB8::1]:8080"]
OTHERS = [
    *(
        "[::1]",
        "[2001:db8::2]",
        "2001:db8::1",
        "[2001:db8::1].evil.example",
        "[2001:db8::1]evil",
        "[2001",
        "",
    ),
    *("[2001:db8::1]:99999", "[2001:db8::1]:port", "[2001:db8::1]:80:80", "evil.example", "127.0.0.1"),
]


@pytest.fixture
def host_app(make_app: MakeApp) -> Flask:
    """A site with hosts of its own behind one proxy."""
    return make_app(server={"trusted_hosts": HOSTS, "trusted_proxies": 1})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:5000", "[::1]", "[::1]:5000"])
def test_local_host_is_answered_as_shipped(client: FlaskClient, host: str) -> None:
    answer = client.get("/write", headers={"Host": host})
    assert (answer.status_code, answer.headers["Location"].startswith("/login")) == (303, True)


@pytest.mark.parametrize("host", OURS)
def test_host_of_the_settings_is_answered(host_app: Flask, host: str) -> None:
    client = plain_client(host_app)
    assert client.get("/login", headers={"Host": host}).status_code == 200
    assert client.get("/login", headers={"X-Forwarded-Host": host}).status_code == 200


@pytest.mark.parametrize("host", OTHERS)
def test_host_of_nobody_is_refused(host_app: Flask, host: str) -> None:
    client = plain_client(host_app)
    assert client.get("/login", headers={"Host": host}).status_code == 400
    if host:
        assert client.get("/login", headers={"X-Forwarded-Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["LOCALHOST", "LocalHost:5000"])
def test_host_in_capitals_is_the_same_host(client: FlaskClient, host: str) -> None:
    assert client.get("/terms", headers={"Host": host}).status_code == 200
