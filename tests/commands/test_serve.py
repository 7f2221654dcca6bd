"""`flask serve`: the first run, the next ones, and what keeps a site from being served."""

import re
import socket
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from granian import Granian

from app import create_app
from tests.commands.conftest import Tables
from tests.support.sites import Site, free_port


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Granian]:
    """The servers that a command run inside this process would have started."""
    servers: list[Granian] = []
    monkeypatch.setattr(Granian, "serve", lambda server, **_options: servers.append(server))
    return servers


def test_first_run_prints_a_login_and_the_next_keeps_all(site: Site) -> None:
    with site.serving() as server:
        assert server.login
        username, password = server.login
        assert re.fullmatch(r"[0-9a-f]{6}(-[0-9a-f]{6}){3}", password)
        assert f"The Gazette is at {server.address}/\n" in server.output
        assert f"GraphiQL          {server.address}/graphql\n" in server.output
        assert server.client().log_in((username, password[:-1])).status == 400
        editor = server.client()
        assert "You are logged in" in editor.log_in((username, password)).text
        answer = editor.graphql(
            'mutation { createPost(input: {title: "Kept", body: "Over night."}) { post { slug } } }'
        )
        assert answer.json["data"]["createPost"]["post"]["slug"] == "kept"
    with site.serving() as server:
        assert server.login is None
        assert f"The Gazette is at {server.address}/\n" in server.output
        # The login of yesterday goes on as well.
        editor.address = server.address
        assert "Over night." in editor.get("/posts/kept").text
        assert "You are logged in" in server.client().log_in((username, password)).text


def test_first_run_in_production_is_empty_and_prints_no_login(tmp_path: Path) -> None:
    site = Site(tmp_path, "production", SECRET_KEY="not for a real site " * 2)
    with site.serving() as server:
        assert server.login is None
        assert "GraphiQL" not in server.output
        assert "Nothing has been published yet" in server.client().get("/").text
        assert server.client().get("/graphql", Accept="text/html").status == 404


def test_serve_on_name_of_this_machine_answers_known_hosts_only(tmp_path: Path) -> None:
    with Site(tmp_path).serving("--host", "localhost") as server:
        assert "The Gazette is at http://localhost:" in server.output
        answer = server.client().get("/healthz")
        assert (answer.status, answer.json) == (200, {"status": "ok", "database": "ok"})
        assert server.client().get("/healthz", Host="evil.example").status == 400


def test_serve_on_ipv6_prints_an_address_that_can_be_opened(
    new_cli: FlaskCliRunner, served: list[Granian]
) -> None:
    result = new_cli.invoke(args=["serve", "--host", "::1", "--port", str(free_port("::1"))])
    assert result.exit_code == 0, result.output
    assert "The Gazette is at http://[::1]:" in result.output
    assert [server.bind_addr for server in served] == ["::1"]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_serve_on_impossible_port_says_so(cli: FlaskCliRunner, served: list[Granian], port: str) -> None:
    result = cli.invoke(args=["serve", "--port", port])
    assert result.exit_code == 2
    assert "Invalid value for '--port'" in result.output
    assert not served


@pytest.mark.parametrize("host", ["nowhere.invalid", "not a host", "203.0.113.1", "x" * 70])
def test_serve_on_impossible_host_says_so_and_makes_nothing(
    new_cli: FlaskCliRunner, served: list[Granian], tables: Tables, host: str
) -> None:
    result = new_cli.invoke(args=["serve", "--host", host])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: Can't listen on {host}, port 5000: ")
    assert len(result.output.splitlines()) == 1
    assert (served, tables()) == ([], set())


def test_serve_on_taken_port_says_so_and_makes_nothing(
    new_cli: FlaskCliRunner, served: list[Granian], tables: Tables
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0), reuse_port=True)) as other:
        port = other.getsockname()[1]
        result = new_cli.invoke(args=["serve", "--port", str(port)])
    assert result.exit_code == 1
    assert result.output == f"Error: Can't listen on 127.0.0.1, port {port}: Address already in use\n"
    assert (served, tables()) == ([], set())


def _on_database(url: str) -> Flask:
    return create_app({"database": {"url": url}})


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@/nothing?host=/nowhere", "sqlite:////nowhere/gazette.db"]
)
def test_serve_without_database_says_so(served: list[Granian], url: str) -> None:
    result = _on_database(url).test_cli_runner().invoke(args=["serve", "--port", str(free_port())])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The database refused: ")
    assert not served
