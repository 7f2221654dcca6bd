"""The scripts as modules, each working in a folder of the test's own."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "scripts"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", SCRIPTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def install(tmp_path: Path) -> ModuleType:
    """scripts/install.py in a checkout with a lock file a set and no .venv."""
    module = _load("install")
    module.ROOT = tmp_path
    module.VENV = tmp_path / ".venv"
    module.STAMP = module.VENV / "installed.json"
    module.PYTHON = str(module.VENV / "bin" / "python")
    (tmp_path / "requirements").mkdir()
    for name in ("run", "test", "node", "uv", "build"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    return module


@pytest.fixture
def build(tmp_path: Path) -> ModuleType:
    """scripts/build_graphiql.py with small sources."""
    module = _load("build_graphiql")
    module.SOURCE, module.OUTPUT = tmp_path / "graphiql", tmp_path / "static" / "graphiql"
    (module.SOURCE / "src").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc", "build.mjs", "src/main.jsx"):
        (module.SOURCE / name).write_text(f"// {name}\n")
    return module
