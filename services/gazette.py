"""The running Gazette: the settings and the long-lived parts that every edge shares."""

from dataclasses import dataclass, field

from config import LoadedSettings, Settings
from models.database import Database
from services.passwords import Passwords


@dataclass(frozen=True)
class Gazette:
    """What a view, a mutation or a command needs to call services."""

    # Not shown: what prints a Gazette, in a shell or a traceback, must not print its secrets.
    loaded: LoadedSettings = field(repr=False)
    database: Database
    passwords: Passwords

    @property
    def settings(self) -> Settings:
        """The validated settings."""
        return self.loaded.settings


def open_gazette(loaded: LoadedSettings) -> Gazette:
    """Build the parts from the settings. Connects to nothing yet."""
    settings = loaded.settings
    return Gazette(
        loaded,
        Database(
            settings.database.url,
            folder=loaded.instance_path,
            busy_timeout_ms=settings.database.busy_timeout_ms,
            pool_size=settings.database.pool_size,
            statement_timeout_ms=settings.database.statement_timeout_ms,
        ),
        Passwords(
            min_length=settings.accounts.password_min_length,
            memory_kib=settings.passwords.memory_kib,
            time_cost=settings.passwords.time_cost,
            parallelism=settings.passwords.parallelism,
        ),
    )
