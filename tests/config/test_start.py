"""Starting with settings that are wrong: one line and exit status 1, for programs and on the command line."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import create_app
from tests.config.conftest import Sources

SECRET = "a secret of the site's own, long enough"


def _flask_config(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "config"],
        cwd=checkout,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _mistype_key(sources: Sources) -> str:
    sources.write("[default.server]\nthread = 2")
    return f"server.thread (in {sources.instance}/settings.toml [default]) is not a setting: remove it"


def _write_wrong_url(sources: Sources) -> str:
    sources.secrets("[default.database]\nurl = 'mysql://gazette:hunter2@db.example/gazette'")
    return f"database.url (in {sources.instance}/.secrets.toml [default]) is wrong: "


def _mistype_environment(sources: Sources) -> str:
    sources.environment("prod")
    return "GAZETTE_ENV=prod is not an environment of settings.toml: use one of "


def _forget_secret(sources: Sources) -> str:
    sources.environment("production")
    return "secret_key (in settings.toml [default]) must be a secret of its own in production"


def _leave_debug_on(sources: Sources) -> str:
    sources.environment("production")
    sources.variable("SECRET_KEY", SECRET)
    sources.variable("FLASK_DEBUG", "1")
    return "FLASK_DEBUG (in the environment) is on in production: unset it"


@pytest.mark.parametrize(
    "mistake", [_mistype_key, _write_wrong_url, _mistype_environment, _forget_secret, _leave_debug_on]
)
def test_create_app_with_mistake_exits_with_one_line(
    sources: Sources, mistake: Callable[[Sources], str]
) -> None:
    expected = mistake(sources)
    with pytest.raises(SystemExit) as exit_:
        create_app()
    line = str(exit_.value)
    assert line.startswith(f"gazette: {expected}")
    assert len(line.splitlines()) == 1
    assert "hunter2" not in line


@pytest.mark.parametrize(
    "overrides",
    [{"debug": True}, {"site": {"name": 5}}, {"database": "sqlite://"}, {"site": {"nmae": "x"}}],
)
def test_create_app_with_wrong_overrides_exits(overrides: dict[str, object]) -> None:
    with pytest.raises(SystemExit, match=r"^gazette: .* \(in the caller's overrides\) .*$"):
        create_app(overrides)


def test_create_app_with_good_overrides_starts(sources: Sources) -> None:
    sources.environment("production")
    app = create_app({"secret_key": SECRET, "server": {"trusted_hosts": ["gazette.example"]}})
    assert app.config["SECRET_KEY"] == SECRET
    assert app.config["TRUSTED_HOSTS"] == ["gazette.example"]
    assert app.testing is False


def test_flask_config_with_good_settings_prints_them_masked(sources: Sources, checkout: Path) -> None:
    sources.write("[default.site]\nname = 'Mine'")
    sources.variable("DATABASE__URL", "postgresql://gazette:hunter2@db.example/gazette")
    result = _flask_config(checkout)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "# environment: testing\nsecret_key = '********'  # settings.toml [testing]\n"
    )
    assert f"\nsite.name = 'Mine'  # {sources.instance}/settings.toml [default]\n" in result.stdout
    assert "\ndatabase.url = 'postgresql://********@db.example/gazette'  # the environment\n" in result.stdout
    assert "hunter2" not in result.stdout


def test_flask_config_with_mistake_prints_one_line_and_exits_with_1(sources: Sources, checkout: Path) -> None:
    expected = _write_wrong_url(sources)
    result = _flask_config(checkout)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"gazette: {expected}")
    assert len(result.stderr.splitlines()) == 1
    assert "hunter2" not in result.stderr
