"""A whole site for tests: its own instance folder, commands run on it, and the real server on a free port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.support.reaper import reaping
from tests.support.web_client import WebClient

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
"""Seconds that a machine under load may take."""

_FAST = {
    "GAZETTE_PASSWORDS__MEMORY_KIB": "8",
    "GAZETTE_PASSWORDS__TIME_COST": "1",
    "GAZETTE_LIMITS__LOGIN": "1000 per minute",
    "GAZETTE_LIMITS__REGISTRATION": "1000 per minute",
    "GAZETTE_LIMITS__GRAPHQL_USER": "999999999 per minute",
    "GAZETTE_LIMITS__GRAPHQL_ADDRESS": "999999999 per minute",
}
_LOGIN = re.compile(r"username +(\S+)\s+password +(\S+)")


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that nobody listens on at the moment."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.create_server((host, 0), family=family)) as listener:
        port: int = listener.getsockname()[1]
        return port


class Site:
    """A site in a folder; further settings are given as environment variables without GAZETTE_."""

    def __init__(self, folder: Path, environment: str = "development", **settings: str) -> None:
        self.instance = folder / "instance"
        self.log = folder / "log"
        self.environment = {
            **os.environ,
            **_FAST,
            "GAZETTE_ENV": environment,
            "GAZETTE_INSTANCE": str(self.instance),
            **{f"GAZETTE_{name}": value for name, value in settings.items()},
        }

    def command(self, *arguments: str) -> list[str]:
        """Return what one would type."""
        return [sys.executable, "-m", "flask", "--app", "app", *arguments]

    def run(self, *arguments: str, script: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end, with a script on its standard input."""
        return subprocess.run(
            self.command(*arguments),
            cwd=CHECKOUT,
            env=self.environment,
            input=script,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    @contextmanager
    def serving(self, *options: str, port: int | None = None) -> Iterator["Server"]:
        """Run `serve` and wait until it answers; at the end of the block nothing of it is left."""
        port = port or free_port()
        with (
            self.log.open("w+") as log,
            subprocess.Popen(
                self.command("serve", "--port", str(port), *options),
                cwd=CHECKOUT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A process group: the server has children, and no signal for the tests is meant for them.
                start_new_session=True,
            ) as process,
            reaping(f"kill -KILL -{process.pid}"),
        ):
            server = Server(process, f"http://127.0.0.1:{port}", self.log)
            try:
                server.wait_until_ready()
                yield server
            finally:
                server.stop()


class Server:
    """A server that runs."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self._log = log

    @property
    def output(self) -> str:
        """What it has printed so far."""
        return self._log.read_text()

    @property
    def login(self) -> tuple[str, str] | None:
        """The username and password that it printed, if it did."""
        found = _LOGIN.search(self.output)
        return (found[1], found[2]) if found else None

    def client(self) -> WebClient:
        """Return a new visitor of the site, without cookies."""
        return WebClient(self.address)

    def wait_until_ready(self) -> None:
        """Wait for the first answer; fail with what was printed when the server ends instead."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            if self.client().get("/healthz").status == 200:
                return
            time.sleep(0.05)
        raise AssertionError(f"the server doesn't answer:\n{self.output}")

    def stop(self) -> int:
        """Ask it to end as a service manager does; return its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            return self.kill()
        finally:
            # Its main process may be dead and the worker not.
            if self.is_alive():
                os.killpg(self.process.pid, signal.SIGKILL)

    def kill(self) -> int:
        """End all of it at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()

    def is_alive(self) -> bool:
        """Whether any process of it is left."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True
