"""How a server ends: asked to, it stops cleanly; killed, it has lost nothing that it acknowledged."""

import itertools
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.support.absence import skip_for_want_of
from tests.support.sites import PATIENCE, Server, Site
from tests.support.web_client import WebClient

WRITE = "mutation ($title: String!) { createPost(input: {title: $title, body: $title}) { post { id } } }"
SECONDS_OF_WRITING = 1.0
SECONDS_TO_STOP = 10


class Writer(threading.Thread):
    """Writes posts, one after the other, until nobody answers."""

    def __init__(self, client: WebClient, name: str) -> None:
        super().__init__(name=name)
        self.client = client
        self.acknowledged: list[str] = []

    def run(self) -> None:
        for number in itertools.count():
            title = f"{self.name} {number}"
            answer = self.client.graphql(WRITE, title=title)
            if answer.status != 200 or not answer.json["data"]["createPost"]["post"]:
                return
            self.acknowledged.append(title)


@contextmanager
def _writing(server: Server) -> Iterator[set[str]]:
    """Let two people write while the block runs; at its end, give the titles that were acknowledged."""
    clients = [server.client(), server.client()]
    for client in clients:
        client.log_in(server.login)
    writers = [Writer(client, f"writer {number}") for number, client in enumerate(clients)]
    acknowledged: set[str] = set()
    for writer in writers:
        writer.start()
    time.sleep(SECONDS_OF_WRITING)
    yield acknowledged
    for writer in writers:
        writer.join(PATIENCE)
        acknowledged.update(writer.acknowledged)
    assert len(acknowledged) > 10


def _titles(url: str) -> set[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        titles = set(connection.scalars(text("SELECT title FROM post")))
    engine.dispose()
    return titles


def test_server_killed_while_writing_loses_no_acknowledged_write(site: Site, database_url: str) -> None:
    with site.serving() as server, _writing(server) as acknowledged:
        server.kill()
    assert acknowledged - _titles(database_url) == set()


def test_server_asked_to_end_while_writing_loses_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path)
    with site.serving() as server:
        began = time.monotonic()
        with _writing(server) as acknowledged:
            server.process.terminate()
            assert server.process.wait(PATIENCE) == 0
        assert time.monotonic() - began < SECONDS_OF_WRITING + SECONDS_TO_STOP
        assert not server.is_alive()
        assert "Traceback" not in server.output
    assert acknowledged - _titles(f"sqlite:///{site.instance}/gazette.db") == set()


def test_server_interrupted_at_the_terminal_stops_without_a_complaint(tmp_path: Path) -> None:
    with Site(tmp_path).serving() as server:
        began = time.monotonic()
        os.killpg(server.process.pid, signal.SIGINT)
        assert server.process.wait(PATIENCE) == 0
        assert time.monotonic() - began < SECONDS_TO_STOP
        assert not server.is_alive()
        assert "Traceback" not in server.output


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[tuple[Server, list[int]]]:
    """A server and the processes below it."""
    with Site(tmp_path).serving() as server:
        listed = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        if not listed.exists():
            skip_for_want_of("this system doesn't tell the children of a process")
        yield server, [int(child) for child in listed.read_text().split()]


def test_server_whose_worker_dies_ends_with_an_error(workers: tuple[Server, list[int]]) -> None:
    server, children = workers
    for child in children:
        os.kill(child, signal.SIGKILL)
    assert server.process.wait(PATIENCE) != 0
    assert not server.is_alive()


def test_server_whose_worker_hangs_ends_all_the_same(workers: tuple[Server, list[int]]) -> None:
    server, children = workers
    began = time.monotonic()
    for child in children:
        os.kill(child, signal.SIGSTOP)
    server.process.terminate()
    server.process.wait(PATIENCE)
    assert time.monotonic() - began < SECONDS_TO_STOP
    assert not server.is_alive()
