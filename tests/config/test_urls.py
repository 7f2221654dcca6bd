"""Which URLs of databases and of counters are taken, and how the others are refused."""

import pytest

from config.urls import check_database_url, check_storage_url
from tests.config.conftest import Sources

DATABASES = [
    "sqlite://",
    "sqlite:///:memory:",
    "sqlite:///gazette.db",
    "sqlite:////var/lib/gazette/gazette.db",
    "postgresql://db.example/gazette",
    "postgresql+psycopg://db.example/gazette",
    "postgresql://gazette@/gazette",
    "postgresql:///gazette?host=/run/postgresql",
    "postgresql:///?service=gazette",
    "postgresql://db.example/?dbname=gazette",
    "postgresql://ada:a/b?c%40:d@db.example:65535/gazette",
    "postgresql://[::1]:1/gazette",
    "postgresql://db.example/gazette?sslmode=require&options=-c%20work_mem%3D8MB",
]
WRONG_DATABASES = [
    ("", "begin with sqlite:// or postgresql://"),
    ("gazette.db", "begin with sqlite:// or postgresql://"),
    ("postgresql", "begin with sqlite:// or postgresql://"),
    ("postgres://db.example/gazette", "begin with sqlite:// or postgresql://"),
    ("mysql://db.example/gazette", "begin with sqlite:// or postgresql://"),
    ("postgresql+asyncpg://db.example/gazette", "begin with sqlite:// or postgresql://"),
    ("sqlite://gazette.db", "sqlite:///gazette.db, with three slashes"),
    ("sqlite://gazette.db/x", "sqlite:///gazette.db, with three slashes"),
    ("sqlite://me:hunter2@/gazette.db", "sqlite:///gazette.db, with three slashes"),
    ("sqlite:///gazette.db?mode=ro", "sqlite:///gazette.db, with three slashes"),
    ("sqlite:///gazette\n.db", "blanks"),
    ("postgresql://db.example /gazette", "blanks"),
    ("postgresql://db.example:port/gazette", "a port from 1 to 65535"),
    ("postgresql://db.example:/gazette", "a port from 1 to 65535"),
    ("postgresql://db.example:0/gazette", "a port from 1 to 65535"),
    ("postgresql://db.example:65536/gazette", "a port from 1 to 65535"),
    ("postgresql://gazette:hunter2/gazette", "a port from 1 to 65535"),
    ("postgresql://[::1/gazette", "a port from 1 to 65535"),
    ("postgresql://ada:hunter@2@db.example/gazette", "%40 for an @"),
    ("postgresql://", "name the database"),
    ("postgresql://db.example", "name the database"),
    ("postgresql://db.example/", "name the database"),
    ("postgresql://db.example/gazette?plugin=hunter2", "options that PostgreSQL has"),
    ("postgresql://db.example/gazette?sslmod=require", "options that PostgreSQL has"),
    ("postgresql://db.example/gazette?port=hunter2", "options that PostgreSQL has"),
]
STORAGES = [
    "memory://",
    "redis://",
    "redis://redis.example:6379/1",
    "rediss://:hunter2@redis.example/0?ssl_cert_reqs=none",
    "redis://[::1]:6379",
]
WRONG_STORAGES = [
    ("", "memory://, redis:// or rediss://"),
    ("redis:h", "memory://, redis:// or rediss://"),
    ("memcached://h", "memory://, redis:// or rediss://"),
    ("memory://somewhere", "memory://, redis:// or rediss://"),
    ("redis://redis.example:port", "redis://host:6379/0"),
    ("redis://redis.example:99999", "redis://host:6379/0"),
    ("redis://[::1", "redis://host:6379/0"),
    ("redis://redis.example/zero", "redis://host:6379/0"),
    ("redis://redis.example?db=zero", "redis://host:6379/0"),
    ("redis://redis.example?pasword=hunter2", "redis://host:6379/0"),
    ("redis://redis .example", "redis://host:6379/0"),
]


@pytest.mark.parametrize("url", DATABASES)
def test_database_url_that_can_be_used_is_taken(url: str) -> None:
    assert check_database_url(url) == url


@pytest.mark.parametrize(("url", "mend"), WRONG_DATABASES)
def test_database_url_that_cannot_be_used_is_one_line_with_the_mend(
    sources: Sources, url: str, mend: str
) -> None:
    line = sources.refusal({"database": {"url": url}})
    assert line.startswith("database.url (in the caller's overrides) is wrong: input should ")
    assert mend in line
    assert "hunter" not in line


@pytest.mark.parametrize("url", STORAGES)
def test_storage_url_that_can_be_used_is_taken(url: str) -> None:
    assert check_storage_url(url) == url


@pytest.mark.parametrize(("url", "mend"), WRONG_STORAGES)
def test_storage_url_that_cannot_be_used_is_one_line_with_the_mend(
    sources: Sources, url: str, mend: str
) -> None:
    line = sources.refusal({"limits": {"storage_url": url}})
    assert line.startswith("limits.storage_url (in the caller's overrides) is wrong: input should ")
    assert mend in line
    assert "hunter2" not in line
