"""The folder of migrations has the name of a package, and must not stand in its way."""

import subprocess
import sys
from pathlib import Path

import alembic


def _imported(folder: Path) -> Path:
    result = subprocess.run(
        [sys.executable, "-c", "import alembic.command; print(alembic.__file__)"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return Path(result.stdout.strip())


def test_alembic_imported_is_the_installed_package(checkout: Path) -> None:
    assert not list((checkout / "alembic").rglob("__init__.py"))
    assert "site-packages" in Path(alembic.__file__).parts
    assert _imported(checkout) == Path(alembic.__file__)


def test_alembic_with_init_file_would_hide_the_package(tmp_path: Path) -> None:
    (tmp_path / "alembic").mkdir()
    (tmp_path / "alembic" / "command.py").touch()
    assert _imported(tmp_path) == Path(alembic.__file__)
    (tmp_path / "alembic" / "__init__.py").touch()
    assert _imported(tmp_path) == tmp_path / "alembic" / "__init__.py"
