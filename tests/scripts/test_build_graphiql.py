"""scripts/build_graphiql.py: when a build is due, which Node will do, and how a new build takes its place."""

from pathlib import Path
from types import ModuleType

import pytest


def _finish(build: ModuleType, text: str = "built") -> None:
    """Leave what a finished build of the present sources leaves."""
    build.OUTPUT.mkdir(parents=True, exist_ok=True)
    (build.OUTPUT / "manifest.json").write_text(text)
    (build.OUTPUT / build.STAMP).write_text(build.inputs_digest())


def _program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_nothing_built_is_due(build: ModuleType) -> None:
    assert not build.is_fresh()


def test_finished_build_is_fresh_and_is_not_made_again(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _finish(build)
    monkeypatch.setattr(build, "build", lambda _node: pytest.fail("built again"))
    assert build.is_fresh()
    assert build.main() == 0


@pytest.mark.parametrize("change", ["content", "name", "new", "gone"])
def test_changed_source_is_due(build: ModuleType, change: str) -> None:
    _finish(build)
    source = build.SOURCE / "src" / "main.jsx"
    if change == "content":
        source.write_text("// other\n")
    elif change == "name":
        source.rename(source.with_name("other.jsx"))
    elif change == "new":
        source.with_name("other.jsx").write_text("")
    else:
        source.unlink()
    assert not build.is_fresh()


def test_changed_lock_is_due_and_foreign_files_are_not(build: ModuleType) -> None:
    _finish(build)
    (build.SOURCE / "node_modules").mkdir()
    (build.SOURCE / "node_modules" / "x.js").write_text("")
    assert build.is_fresh()
    (build.SOURCE / "package-lock.json").write_text("{}")
    assert not build.is_fresh()


@pytest.mark.parametrize(
    ("node", "usable"),
    [
        ("echo v22.1.0", True),
        ("echo v20.0.0", True),
        ("echo v18.20.0", False),
        ("echo ?", False),
        ("exit 1", False),
    ],
)
def test_node_on_the_path_is_taken_from_20_on(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node: str, usable: bool
) -> None:
    _program(tmp_path, "node", node)
    _program(tmp_path, "npm", "true")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (build.node_on_path() is not None) == usable


def test_node_without_npm_is_not_taken(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, "node", "echo v22.1.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build.node_on_path() is None


def test_new_build_takes_the_place_of_the_old_one_whole(build: ModuleType, tmp_path: Path) -> None:
    _finish(build, "old")
    (build.OUTPUT / "left-over.js").write_text("")
    built = tmp_path / "out"
    built.mkdir()
    (built / "manifest.json").write_text("new")
    build.publish(built)
    assert [path.name for path in build.OUTPUT.iterdir()] == ["manifest.json"]
    assert (build.OUTPUT / "manifest.json").read_text() == "new"
    assert [path.name for path in build.OUTPUT.parent.iterdir()] == ["graphiql"]


def test_failed_step_keeps_the_old_build_and_says_why(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _finish(build, "old")
    (build.SOURCE / "build.mjs").write_text("// changed\n")
    _program(tmp_path, "node", "echo v22.1.0")
    _program(tmp_path, "npm", "echo one line; echo 'npm error: no network' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert build.main() == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "GraphiQL was not built: npm ci (it needs npm's registry) failed: npm error: no network"
    )
    assert (build.OUTPUT / "manifest.json").read_text() == "old"


def test_interruption_is_said_and_leaves_the_old_build(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "node_on_path", interrupt)
    assert build.main() == 130
    assert capsys.readouterr().err == "GraphiQL was not built: interrupted.\n"
