"""Every file that could be committed: none names a package registry's host or a path of this machine."""

import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.architecture.sources import CHECKOUT
from tests.support.absence import skip_for_want_of

_URL = re.compile(r"https?://[^\s'\"]+")


def _run(*command: str) -> str:
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def committed() -> list[Path]:
    """All files that git keeps or would add."""
    git = shutil.which("git")
    if git is None or not (CHECKOUT / ".git").exists():
        skip_for_want_of("which files are committed only git knows, and this is no checkout of it")
    listed = _run(git, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [CHECKOUT / name for name in listed if name and (CHECKOUT / name).is_file()]


@pytest.fixture(scope="module")
def hosts() -> set[str]:
    """The hosts that this machine's pip and npm would ask, and those that pip knows by itself."""
    index = importlib.import_module("pip._internal.models.index")
    known = {index.PyPI.netloc, index.TestPyPI.netloc, index.PyPI.file_storage_domain}
    settings = _run(sys.executable, "-m", "pip", "config", "list")
    npm = shutil.which("npm")
    settings += _run(npm, "config", "get", "registry") if npm else ""
    return known | {urlsplit(url).hostname or "" for url in _URL.findall(settings)} - {""}


def _naming(files: list[Path], words: set[str], root: Path) -> list[str]:
    """Say which files hold one of the words as a word of its own."""
    pattern = re.compile("|".join(rf"(?<![\w.-]){re.escape(word)}" for word in sorted(words)).encode())
    return [str(path.relative_to(root)) for path in files if pattern.search(path.read_bytes())]


def _own_paths() -> set[str]:
    """Where this checkout, its neighbours and the person who runs it are at home."""
    everybodys = {Path("/"), Path("/home"), Path(tempfile.gettempdir())}
    return {f"{path}/" for path in {CHECKOUT, CHECKOUT.parent, Path.home()} - everybodys}


def test_no_committed_file_names_a_package_registry(committed: list[Path], hosts: set[str]) -> None:
    assert len(committed) > 100
    assert _naming(committed, hosts, CHECKOUT) == []


def test_no_committed_file_names_a_path_of_this_machine(committed: list[Path]) -> None:
    assert _naming(committed, _own_paths(), CHECKOUT) == []


def test_no_committed_file_is_made_by_make(committed: list[Path]) -> None:
    made = ("static/graphiql/", "instance/", ".venv", "node_modules/", "__pycache__/")
    names = [str(path.relative_to(CHECKOUT)) for path in committed]
    assert [name for name in names if name.startswith(made) or "__pycache__" in name] == []


def test_planted_host_is_found(tmp_path: Path, hosts: set[str]) -> None:
    host = min(hosts)
    assert "." in host
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text(f"my{host} or example.com")
    bad.write_text(f"see https://{host}/simple")
    assert _naming([good, bad], hosts, tmp_path) == ["bad"]


def test_planted_path_is_found(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text("/usr/bin/env and docs/adr/")
    bad.write_bytes(b"\xff binary, but see " + str(CHECKOUT / "README.md").encode())
    assert _naming([good, bad], _own_paths(), tmp_path) == ["bad"]
