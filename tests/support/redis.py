"""Starts a Redis of the machine's for tests, on a port of its own and with nothing in it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.absence import skip_for_want_of
from tests.support.reaper import reaping
from tests.support.sites import PATIENCE, free_port


@contextmanager
def running_redis(folder: Path, port: int | None = None) -> Iterator[str]:
    """Run a Redis that writes nothing to the disk; give its URL. At the end of the block it is gone."""
    program = shutil.which("redis-server")
    if program is None:
        skip_for_want_of("redis-server is not on this machine")
    port = port or free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with (
        subprocess.Popen([program, *options], cwd=folder, stdout=subprocess.DEVNULL) as process,
        reaping(f"kill -KILL {process.pid}"),
    ):
        try:
            _wait(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.kill()


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("Redis doesn't answer")
