"""Settings: read from their sources, merged, validated; the rest of Gazette sees only the typed result."""

from config.errors import ConfigurationError
from config.loading import LoadedSettings, load_settings
from config.settings import Settings

__all__ = ["ConfigurationError", "LoadedSettings", "Settings", "load_settings"]
