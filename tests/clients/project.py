"""The npm project in this folder: installed once, and again when its lock file says something else.

Hides where Node comes from (as for GraphiQL: the PATH, else a wheel) and that several runs of the tests may
want to install at the same time.
"""

import fcntl
import hashlib
import os
import subprocess
from functools import cache
from pathlib import Path

from scripts.build_graphiql import BuildError, Node, node_from_wheel, node_on_path, run
from tests.support.absence import skip_for_want_of

FOLDER = Path(__file__).resolve().parent
MODULES = FOLDER / "node_modules"
PATIENCE = 120
"""Seconds that a program may take on a machine under load."""

_STAMP = MODULES / "inputs.sha256"


def ready_node() -> Node:
    """Return the Node to run the clients with, after they are installed."""
    prepared = _prepare()
    if not isinstance(prepared, Node):
        skip_for_want_of(f"the clients can't be had from npm: {prepared}")
    return prepared


@cache
def _prepare() -> Node | Exception:
    # What went wrong is remembered too: npm tries long before it gives up.
    try:
        node = node_on_path() or node_from_wheel()
        with (FOLDER / "package.json").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not _is_fresh():
                _install(node)
    except (BuildError, OSError) as error:
        return error
    return node


def run_node(*arguments: str, folder: Path = FOLDER, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Node with these arguments and further environment variables; `stdout` has all that it printed."""
    return subprocess.run(
        [ready_node().program, *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _is_fresh() -> bool:
    return _STAMP.is_file() and _STAMP.read_text() == _digest()


def _digest() -> str:
    names = ("package.json", "package-lock.json", ".npmrc")
    return hashlib.sha256(b"".join((FOLDER / name).read_bytes() for name in names)).hexdigest()


def _install(node: Node) -> None:
    digest = _digest()
    run("npm ci (it needs npm's registry)", [*node.npm, "ci", "--include=dev", "--include=optional"], FOLDER)
    _STAMP.write_text(digest)
