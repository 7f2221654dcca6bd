"""A site whose settings can be written into each of their sources."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from config import ConfigurationError, LoadedSettings, load_settings
from config.log_format import REQUEST_ID


@pytest.fixture(autouse=True)
def _outside_a_request() -> None:
    """Forget the id of a request that another test made in this process."""
    REQUEST_ID.set(None)


class Sources:
    """The instance folder and the environment variables of one site."""

    def __init__(self, instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.instance = instance
        self._monkeypatch = monkeypatch
        self.use(instance)

    def use(self, instance: Path) -> None:
        """Make this folder the instance folder."""
        instance.mkdir(exist_ok=True)
        self.instance = instance
        self._monkeypatch.setenv("GAZETTE_INSTANCE", str(instance))

    def environment(self, name: str) -> None:
        """Choose the environment."""
        self._monkeypatch.setenv("GAZETTE_ENV", name)

    def write(self, text: str | bytes, name: str = "settings.toml") -> None:
        """Write a file of the instance folder."""
        content = text if isinstance(text, bytes) else text.encode()
        (self.instance / name).write_bytes(content)

    def secrets(self, text: str) -> None:
        """Write the secrets file."""
        self.write(text, ".secrets.toml")

    def variable(self, name: str, value: str) -> None:
        """Set a variable of the environment; one that isn't Flask's gets the prefix GAZETTE_."""
        self._monkeypatch.setenv(name if name.startswith("FLASK_") else f"GAZETTE_{name}", value)

    def load(self, overrides: Mapping[str, Any] | None = None) -> LoadedSettings:
        """Load the settings."""
        return load_settings(overrides)

    def refusal(self, overrides: Mapping[str, Any] | None = None) -> str:
        """Load settings that must be refused; return the one line that says why."""
        with pytest.raises(ConfigurationError) as refused:
            load_settings(overrides)
        message = str(refused.value)
        assert len(message.splitlines()) == 1
        return message


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """A site in the testing environment whose every setting is still settings.toml's."""
    sources = Sources(tmp_path / "instance", monkeypatch)
    sources.environment("testing")
    return sources
