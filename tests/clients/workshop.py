"""A folder of a test's own where a client's compiler may write, beside a copy of the client's sources."""

import shutil
from pathlib import Path

from tests.clients.project import FOLDER, MODULES, run_node


def make_workshop(folder: Path, client: str) -> Path:
    """Copy a client's sources into a folder where they find their packages; return the folder."""
    shutil.copytree(FOLDER / client, folder, dirs_exist_ok=True)
    shutil.copy(FOLDER / "site.mjs", folder)
    (folder / "node_modules").symlink_to(MODULES)
    return folder


def run_tool(name: str, *arguments: str, folder: Path, **variables: str) -> None:
    """Run a program that npm has installed; fail with what it says if it is not content."""
    done = run_node(f"{MODULES}/.bin/{name}", *arguments, folder=folder, **variables)
    assert done.returncode == 0, done.stdout
