"""The npm project: installed once for a lock file, and what can't be had is said."""

import shutil
from pathlib import Path

import pytest

from scripts.build_graphiql import BuildError, Node
from tests.clients import project

NODE = Node("/usr/bin/node", ["npm"], "22.0.0")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where npm is called to install a copy of the project."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(project.FOLDER / name, tmp_path)
    calls: list[Path] = []

    def run(_step: str, _command: list[str], folder: Path) -> str:
        calls.append(folder)
        (folder / "node_modules").mkdir(exist_ok=True)
        return ""

    monkeypatch.setattr(project, "FOLDER", tmp_path)
    monkeypatch.setattr(project, "_STAMP", tmp_path / "node_modules" / "stamp")
    monkeypatch.setattr(project, "node_on_path", lambda: NODE)
    monkeypatch.setattr(project, "run", run)
    monkeypatch.setattr(project, "_prepare", project._prepare.__wrapped__)
    return calls


def test_packages_are_installed_once_for_a_lock_file(installed: list[Path], tmp_path: Path) -> None:
    assert [project.ready_node(), project.ready_node()] == [NODE, NODE]
    assert installed == [tmp_path]
    (tmp_path / "package-lock.json").write_text("{}")
    project.ready_node()
    assert installed == [tmp_path, tmp_path]


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_failed_installation_skips_and_fails_in_ci(
    installed: list[Path], monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    def fail(*_arguments: object) -> str:
        raise BuildError("npm ci failed: no network")

    monkeypatch.setattr(project, "run", fail)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="the clients can't be had from npm: npm ci failed: no network"):
        project.ready_node()
    assert not installed
