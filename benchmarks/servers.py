"""The servers that are compared: how each is started, and which queries it answers at which address."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import peers
from benchmarks.limit import DATABASE
from benchmarks.places import HERE, ROOT
from benchmarks.stage import PeersTables, Site, Stage

SERVER_CORE = 0
SECONDS_TO_START = 60
READ = ("feed", "post", "tiny")


@dataclass(frozen=True)
class Server:
    """How one server is started: the command, where, and with what around it."""

    command: list[str]
    environment: dict[str, str]
    folder: Path = ROOT
    queries: Path = HERE / "queries"
    answers: tuple[str, ...] = READ
    path: str = "/graphql"
    tables: Site | PeersTables | None = None
    """Where comments are counted and taken back, if it can add any."""
    headers: tuple[str, ...] = field(default=(), repr=False)
    """What is sent with a comment, and with reads of somebody with a login."""


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    name: str
    server: Server
    port: int
    pid: int

    def url(self, query: str) -> str:
        """Return the address of a query."""
        return f"http://127.0.0.1:{self.port}{self.server.path.format(query=query)}"


def _gazette(site: Site, port: int) -> Server:
    command = [sys.executable, "-m", "flask", "--app", "app", "serve", "--port", str(port)]
    cookie = f"Cookie: gazette_session={site.log_in()}"
    return Server(
        command,
        site.environment,
        answers=(*READ, "comment"),
        tables=site,
        headers=(cookie, "X-Requested-With: benchmarks"),
    )


def _limit(site: Site, database: str, port: int) -> Server:
    command = [sys.executable, "-m", "benchmarks.limit", "--port", str(port)]
    environment = {**os.environ, DATABASE: database}
    return Server(command, environment, answers=(*READ, "comment"), path="/{query}", tables=site)


def _postgraphile(stage: Stage, port: int) -> Server:
    folder = peers.install_postgraphile()
    environment = {**os.environ, "DSN": stage.cluster.url("peers"), "PORT": str(port)}
    return _peer(stage, [str(peers.NODE), "server.mjs"], environment, folder)


def _graphene_sqlalchemy(stage: Stage, port: int) -> Server:
    python, folder = peers.install_graphene_sqlalchemy()
    url = stage.cluster.url("peers").replace("postgresql://", "postgresql+psycopg2://")
    command = [str(python), "-m", "gunicorn", "--workers=1", f"--bind=127.0.0.1:{port}", "app:app"]
    return _peer(stage, command, {**os.environ, "DSN": url, "PYTHONDONTWRITEBYTECODE": "1"}, folder)


def _peer(stage: Stage, command: list[str], environment: dict[str, str], folder: Path) -> Server:
    return Server(
        command, environment, folder, queries=folder, answers=(*READ, "comment"), tables=stage.peers
    )


SERVERS: dict[str, Callable[[Stage, int], Server]] = {
    "gazette-postgresql": lambda stage, port: _gazette(stage.postgresql, port),
    "gazette-sqlite": lambda stage, port: _gazette(stage.sqlite, port),
    "limit-postgresql": lambda stage, port: _limit(stage.postgresql, stage.postgresql.url, port),
    "limit-sqlite": lambda stage, port: _limit(stage.sqlite, str(stage.sqlite.folder / "gazette.db"), port),
    "graphene-sqlalchemy": _graphene_sqlalchemy,
    "postgraphile": _postgraphile,
}


@contextmanager
def running(name: str, stage: Stage) -> Iterator[Running]:
    """Start a server on its core; stop it after the block. What it logs goes to a file, as in production."""
    port = _free_port()
    server = SERVERS[name](stage, port)
    log = stage.folder / f"{name}.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            ["taskset", "-c", str(SERVER_CORE), *server.command],
            cwd=server.folder,
            env=server.environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait(process, port, log)
            yield Running(name, server, port, process.pid)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-2_000:]}")
