"""The running Gazette: built from settings, connected to nothing yet."""

from pathlib import Path

import pytest

from config import ConfigurationError, load_settings
from services.gazette import open_gazette


def test_open_gazette_builds_the_parts_from_the_settings(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.db"
    loaded = load_settings({"database": {"url": url}, "accounts": {"password_min_length": 20}})
    gazette = open_gazette(loaded)
    assert gazette.settings is loaded.settings
    assert str(gazette.database.engine.url) == url
    problem = gazette.passwords.problem("password", "k7 qx zebra lamp")
    assert problem is not None
    assert "20" in problem.message


def test_open_gazette_connects_to_nothing_yet(tmp_path: Path) -> None:
    open_gazette(load_settings({"database": {"url": f"sqlite:///{tmp_path}/none.db"}}))
    open_gazette(load_settings({"database": {"url": "postgresql://nobody@192.0.2.1:1/none"}}))
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("overrides", [{"passwords": {"time_cost": 0}}, {"database": {"url": "mysql://x"}}])
def test_open_gazette_is_never_reached_with_bad_settings(overrides: dict[str, dict[str, object]]) -> None:
    with pytest.raises(ConfigurationError):
        load_settings(overrides)
