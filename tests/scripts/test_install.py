"""scripts/install.py: when something is due, and what a foreign environment may say in it."""

import ast
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts.conftest import SCRIPTS


@pytest.fixture
def installed(install: ModuleType) -> ModuleType:
    """The script in a checkout in which the test set is installed."""
    python = Path(install.PYTHON)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp = {
        "path": str(install.VENV),
        "version": install.version_here(),
        "python": install.python_identity(),
        **{name: install.digest(name) for name in install.CONTAINS["test"]},
    }
    install.write_stamp(stamp)
    return install


@pytest.mark.parametrize("name", ["run", "test"])
def test_installed_set_is_fresh(installed: ModuleType, name: str) -> None:
    assert installed.is_fresh(name)


def test_set_that_was_not_installed_is_not_fresh(installed: ModuleType) -> None:
    assert not installed.is_fresh("node")


def test_changed_lock_file_is_due(installed: ModuleType) -> None:
    installed.lock_file("run").write_text("run==2\n")
    assert not installed.is_fresh("run")
    assert installed.is_fresh("test")


def test_moved_checkout_is_due(installed: ModuleType, tmp_path: Path) -> None:
    installed.VENV.rename(tmp_path / "moved")
    installed.VENV, installed.STAMP = tmp_path / "moved", tmp_path / "moved" / "installed.json"
    assert not installed.is_fresh("run")


def test_vanished_python_is_due(installed: ModuleType) -> None:
    Path(installed.PYTHON).unlink()
    assert installed.python_identity() == ""
    assert not installed.is_fresh("run")


@pytest.mark.parametrize("text", ["", "{", '"text"'])
def test_broken_stamp_is_due(installed: ModuleType, text: str) -> None:
    installed.STAMP.write_text(text)
    assert installed.read_stamp() == {}
    assert not installed.is_fresh("run")


def test_interrupted_write_leaves_the_old_stamp(installed: ModuleType) -> None:
    before = installed.read_stamp()
    with pytest.raises(TypeError):
        installed.write_stamp({"run": object()})
    assert installed.read_stamp() == before == json.loads(installed.STAMP.read_text())


@pytest.mark.parametrize(("version", "due"), [("2.7", True), (None, False)])
def test_python_asked_for_on_purpose_is_due_only_if_it_is_another(
    installed: ModuleType, monkeypatch: pytest.MonkeyPatch, version: str | None, due: bool
) -> None:
    monkeypatch.setenv("PYTHON", sys.executable)
    stamp = installed.read_stamp()
    installed.write_stamp({**stamp, "version": version or stamp["version"]})
    assert installed.is_fresh("run") != due


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["run", "test"]])
def test_wrong_arguments_end_with_the_usage(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["install.py", *arguments])
    with pytest.raises(SystemExit, match=r"usage: install\.py run\|test\|node"):
        install.main()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PATH", True),
        ("PIP_INDEX_URL", True),
        ("UV_EXTRA_INDEX_URL", True),
        ("PIP_TRUSTED_HOST", True),
        ("PIP_PROXY", True),
        ("PIP_TARGET", False),
        ("PIP_REQUIRE_VIRTUALENV", False),
        ("UV_SYSTEM_PYTHON", False),
        ("PYTHONPATH", False),
        ("PYTHONHOME", False),
        ("VIRTUAL_ENV", False),
    ],
)
def test_environment_keeps_where_packages_come_from_and_not_how_they_are_installed(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str, kept: bool
) -> None:
    monkeypatch.setenv(name, "given")
    assert (install.clean_environment().get(name) == "given") == kept


def test_index_of_uv_is_pips_too(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_INDEX_URL", "UV_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://packages.example/simple")
    assert install.clean_environment()["PIP_INDEX_URL"] == "https://packages.example/simple"


def test_settings_of_pip_are_uvs_too(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in install.UV_NAMES.values():
        monkeypatch.delenv(name, raising=False)
    listed = "global.index-url='https://a.example/'\n:env:.find-links='/one /two'\nglobal.timeout='3'\n"
    monkeypatch.setattr(install, "run", lambda _command: (True, listed))
    assert install.uv_settings() == {
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_INDEX_URL": "https://a.example/",
        "UV_FIND_LINKS": "/one,/two",
    }


def test_program_that_is_missing_is_no_exception(install: ModuleType, tmp_path: Path) -> None:
    works, output = install.run([str(tmp_path / "nothing")])
    assert not works
    assert "nothing" in output


def test_every_way_to_make_a_venv_names_the_folder(install: ModuleType) -> None:
    ways = install.ways_to_make_venv(sys.executable)
    assert ways[0] == [[sys.executable, "-m", "venv", "--clear", str(install.VENV)]]
    assert all(str(install.VENV) in way[0] for way in ways)


@pytest.mark.parametrize("name", ["install.py"])
def test_script_can_be_parsed_by_an_old_python(name: str) -> None:
    source = (SCRIPTS / name).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 6))
    with pytest.raises(SyntaxError):
        ast.parse("if (a := 1): pass", feature_version=(3, 6))
