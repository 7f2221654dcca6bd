"""Installs the peers: PostGraphile into postgraphile/node_modules, graphene-sqlalchemy beside .venv."""

import shutil
import subprocess
import venv
from pathlib import Path

from benchmarks.places import HERE, ROOT, SHARED, Missing

POSTGRAPHILE = HERE / "postgraphile"
# The npm package `node` brings it: the machine's own may be too old.
NODE = POSTGRAPHILE / "node_modules" / "node" / "bin" / "node"
VENV = ROOT / ".venv-bench"
GRAPHENE_SQLALCHEMY = (
    "flask==3.1.3",
    "graphene==3.4.3",
    "graphene-sqlalchemy==3.0.0rc2",
    "graphql-server==3.0.0b9",
    "sqlalchemy>=2.0",
    "greenlet",
    "psycopg2-binary",
    "gunicorn",
)


def install_postgraphile() -> Path:
    """Return PostGraphile's folder, installed. Raises Missing."""
    if not NODE.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise Missing("PostGraphile needs npm, which isn't on the PATH")
        _install([npm, "install"], POSTGRAPHILE)
    return POSTGRAPHILE


def install_graphene_sqlalchemy() -> tuple[Path, Path]:
    """Return the Python and the folder of graphene-sqlalchemy with its defaults. Raises Missing."""
    python = VENV / "bin" / "python"
    if not (VENV / "bin" / "gunicorn").is_file():
        venv.create(VENV, with_pip=True, clear=True)
        _install([str(python), "-m", "pip", "install", "--quiet", *GRAPHENE_SQLALCHEMY], ROOT)
    return python, SHARED / "graphene_naive"


def _install(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    except subprocess.CalledProcessError as error:
        raise Missing(f"{Path(command[0]).name} could not install a peer ({error.returncode})") from None
