"""Runs a PostgreSQL of its own for a benchmark, pinned to the core that the servers don't have.

PostgreSQL refuses to run as root, so that root starts it as `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.places import Missing

# Commits are as safe as a file system that doesn't lose what it was given; the same for everyone.
OPTIONS = (
    "-c jit=off -c shared_buffers=512MB -c synchronous_commit=off -c max_wal_size=4GB "
    "-c max_connections=200 -c listen_addresses="
)
USER = "gazette"


@dataclass(frozen=True)
class Cluster:
    """A running server; the folder holds its socket."""

    folder: Path

    def url(self, database: str) -> str:
        """Return the address of a database, as SQLAlchemy and libpq take it."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables by which libpq's programs find the server."""
        return {**os.environ, "PGHOST": str(self.folder), "PGUSER": USER}

    def run(self, database: str, statement: str) -> str:
        """Run one statement by psql and return what it gives, without decoration."""
        command = ["psql", "-AtXq", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statement]
        result = subprocess.run(command, check=True, env=self.environment, capture_output=True, text=True)
        return result.stdout.strip()


@contextmanager
def running_cluster(core: int) -> Iterator[Cluster]:
    """Run a cluster in a temporary folder on one core."""
    binaries = _find_binaries()
    with tempfile.TemporaryDirectory(prefix="gazette-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _own(folder)
        data = ("-D", str(folder / "data"))
        initdb = str(binaries / "initdb")
        control = ["taskset", "-c", str(core), str(binaries / "pg_ctl"), *data, "-w"]
        _run([initdb, *data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"])
        _run([*control, "-o", f"{OPTIONS} -k {folder}", "-l", f"{folder}/log", "start"])
        try:
            yield Cluster(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"])


def _find_binaries() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda it: float(it.parts[-3]))
    initdb = str(installed[-1]) if installed else shutil.which("initdb")
    if initdb is None:
        raise Missing("PostgreSQL's initdb isn't here: leave out what runs on PostgreSQL with --servers")
    return Path(initdb).resolve().parent


def _run(command: list[str]) -> None:
    options: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        options = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **options)


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
