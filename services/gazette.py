"""The running Gazette: the settings and the long-lived parts that every edge shares."""

from dataclasses import dataclass, field

from config import LoadedSettings, Settings
from models.database import Database
from services.api_token_lookup import ApiTokenLookup, KnownApiToken
from services.api_tokens import touch_api_token
from services.login_claims import LoginClaims
from services.login_lookup import KnownLogin, LoginLookup
from services.login_sessions import touch_login
from services.passwords import Passwords
from services.revisions import MOST_REVISIONS


@dataclass(frozen=True)
class Gazette:
    """What a view, a mutation or a command needs to call services."""

    # Not shown: what prints a Gazette, in a shell or a traceback, must not print its secrets.
    loaded: LoadedSettings = field(repr=False)
    database: Database
    passwords: Passwords
    logins: LoginLookup
    claims: LoginClaims
    api_tokens: ApiTokenLookup
    api_token_claims: LoginClaims

    @property
    def settings(self) -> Settings:
        """The validated settings."""
        return self.loaded.settings

    def find_login(self, token: str) -> KnownLogin | None:
        """Return the live login of a token, and note from time to time that it is used."""
        login = self.logins.find(token)
        if login is None:
            self.claims.forget(token)
            return None
        self.claims.remember(login.claim)
        if login.is_stale:
            # A transaction of its own, at most every five minutes: it must outlive whatever the request does.
            with self.database.transaction() as session:
                touch_login(session, login.token_hash)
        return login

    def find_api_token(self, secret: str) -> KnownApiToken | None:
        """Return the live API token of a secret, and note from time to time that it is used."""
        token = self.api_tokens.find(secret)
        if token is None:
            self.api_token_claims.forget(secret)
            return None
        self.api_token_claims.remember(token.claim)
        if token.is_stale:
            # As for logins.
            with self.database.transaction() as session:
                touch_api_token(session, token.token_hash)
        return token


def open_gazette(loaded: LoadedSettings) -> Gazette:
    """Build the parts from the settings. Connects to nothing yet."""
    settings = loaded.settings
    database = Database(
        settings.database.url,
        folder=loaded.instance_path,
        busy_timeout_ms=settings.database.busy_timeout_ms,
        pool_size=settings.database.pool_size,
        statement_timeout_ms=settings.database.statement_timeout_ms,
        session_info={MOST_REVISIONS: settings.posts.max_revisions},
    )
    return Gazette(
        loaded,
        database,
        Passwords(
            min_length=settings.accounts.password_min_length,
            memory_kib=settings.passwords.memory_kib,
            time_cost=settings.passwords.time_cost,
            parallelism=settings.passwords.parallelism,
        ),
        LoginLookup(database),
        LoginClaims(),
        ApiTokenLookup(database),
        LoginClaims(),
    )
