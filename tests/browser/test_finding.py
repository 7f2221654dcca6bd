"""Looking for the browser: a machine without one skips these tests with a reason, and CI fails."""

from pathlib import Path

import pytest

from tests.browser.finding import NAMES, find_browser


def _install(folder: Path, name: str) -> str:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("name", NAMES)
def test_browser_on_the_path_is_found_under_each_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program = _install(tmp_path, name)
    assert find_browser() == program


def test_machine_without_browser_skips_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no browser on the PATH"):
        find_browser()


def test_machine_without_browser_fails_in_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no browser on the PATH"):
        find_browser()
