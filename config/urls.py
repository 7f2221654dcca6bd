"""Which URLs Gazette can use: judged by the parsers that read them later, before anything connects.

Python's own urllib would be stricter than they are: a password may hold a slash that it takes for a path.
"""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

HIGHEST_PORT = 65_535


def check_database_url(url: str) -> str:
    """Return the URL of a database; raise ValueError, without the URL, if none can be reached by it."""
    scheme, separator, _ = url.partition("://")
    if not separator or scheme not in ("sqlite", "postgresql", "postgresql+psycopg"):
        raise ValueError("input should begin with sqlite:// or postgresql://")
    if not url.isprintable():
        raise ValueError("input should hold no line ends and no blanks but spaces")
    try:
        parsed = make_url(url)
    except ValueError:
        raise _wrong_port() from None
    (_check_sqlite if scheme == "sqlite" else _check_postgresql)(parsed)
    return url


def check_storage_url(url: str) -> str:
    """Return the URL of what counts attempts; raise ValueError, without the URL, if nothing can."""
    if url == "memory://":
        return url
    if not url.startswith(("redis://", "rediss://")):
        raise ValueError("input should be memory://, redis:// or rediss:// and a host")
    if not _is_redis(url):
        raise ValueError("input should look like redis://host:6379/0, with options that Redis has")
    return url


def _check_sqlite(url: URL) -> None:
    if url.host or url.port or url.username or url.password or url.query:
        raise ValueError("input should look like sqlite:///gazette.db, with three slashes and no options")


def _check_postgresql(url: URL) -> None:
    host = url.host or ""
    if url.port is not None and not 1 <= url.port <= HIGHEST_PORT:
        raise _wrong_port()
    if "@" in host:
        raise ValueError("input should have %40 for an @ in the name or the password")
    if " " in host:
        raise ValueError("input should have no blanks in its host")
    if not (url.database or {"dbname", "service"} & set(url.query)):
        raise ValueError("input should name the database: postgresql://host/name")
    if not _has_known_options(url):
        raise ValueError("input should have only options that PostgreSQL has behind its ?")


def _has_known_options(url: URL) -> bool:
    # Imported for those who use it: a site on SQLite needs no libpq.
    from psycopg import Error
    from psycopg.conninfo import make_conninfo

    dialect = url.set(drivername="postgresql+psycopg").get_dialect()()
    try:
        make_conninfo(**dialect.create_connect_args(url)[1])
    except (ArgumentError, Error):
        return False
    return True


def _wrong_port() -> ValueError:
    return ValueError(
        f"input should have a port from 1 to {HIGHEST_PORT}, as in postgresql://user:password@host:5432/name"
    )


def _is_redis(url: str) -> bool:
    # Imported for those who use it: it takes its time.
    from redis import ConnectionPool

    _, _, database = url.partition("://")[2].partition("?")[0].partition("/")
    try:
        # Makes the connection without opening it: an option that it doesn't have is a TypeError.
        ConnectionPool.from_url(url).make_connection()
    except (TypeError, ValueError):
        return False
    # Redis takes a database that is no number for the first one.
    return (database.isdecimal() or not database) and " " not in url
