"""The bounds of each setting: the last value that is taken beside the first that is refused."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from config import Settings

GIB = 2**30
NO_RATES = [
    "0 per minute",
    "1 per 0 minutes",
    "007 per day",
    "100000 per day",
    "1 per 1000 days",
    "٣ per day",
]

BOUNDS: list[tuple[str, list[Any], list[Any]]] = [
    ("site.name", ["A", "x" * 500], ["", "x" * 501]),
    ("site.description", ["", "x" * 500], ["x" * 501]),
    ("site.language", ["en", "de-AT", "zh-Hant-TW", "ast"], ["", "e", "english", "en_GB", "en-", "en\n"]),
    ("site.posts_per_page", [1, 100], [0, 101]),
    ("server.trusted_hosts", [["a.example"], ["a.example", ".b.example", "[::1]"]], [[], [""], "a.example"]),
    ("server.trusted_proxies", [0, 10], [-1, 11]),
    ("server.threads", [0, 64], [-1, 65]),
    ("server.workers", [1, 64], [0, 65]),
    ("server.max_form_bytes", [1, GIB], [0, -1, 1.5, GIB + 1]),
    (
        "database.url",
        ["sqlite://", "sqlite:///x.db", "postgresql://h/d", "postgresql+psycopg://h/d"],
        ["", "x.db", "postgres://h/d", "mysql://h/d", "sqlite+aiosqlite://", "postgresql+asyncpg://h/d"],
    ),
    ("database.busy_timeout_ms", [0, 600_000], [-1, 600_001]),
    ("database.pool_size", [1, 200], [0, 201]),
    ("accounts.default_role", ["reader", "author", "editor", "admin"], ["", "AUTHOR", "owner"]),
    ("accounts.password_min_length", [8, 64], [7, 65]),
    ("accounts.terms_version", ["1"], [""]),
    ("posts.max_revisions", [1, 10_000], [0, 10_001, 1.5]),
    ("passwords.memory_kib", [8, 1_048_576], [7, 1_048_577]),
    ("passwords.time_cost", [1, 100], [0, 101]),
    ("passwords.parallelism", [1, 64], [0, 65]),
    ("sessions.cookie_name", ["a", "__Host-gazette_1", "x" * 64], ["", "x" * 65, "a b", "a;b", "a=b", "é"]),
    ("sessions.hours", [1, 9_600], [0, 9_601]),
    ("sessions.remembered_days", [1, 400], [0, 401]),
    (
        "limits.login",
        ["1 per second", "10 per minute", "20 per 2 hours", "99999 per 999 days"],
        [
            "",
            "ten per minute",
            "10/minute",
            "-1 per minute",
            "10 per fortnight",
            "10 per minute; 1 per day",
            *NO_RATES,
        ],
    ),
    ("limits.registration", ["20 per hour"], ["often"]),
    (
        "limits.graphql_user",
        ["", "1 per second", "600000 per minute", "999999999 per 999 days"],
        ["0 per minute", "1000000000 per day", "-1 per minute", "600,000 per minute", " ", "none"],
    ),
    ("limits.graphql_address", ["", "600000 per minute"], ["often"]),
    ("limits.storage_url", ["memory://", "redis://h", "rediss://h"], ["", "memcached://h", "redis:h"]),
    ("database.statement_timeout_ms", [10, 600_000], [9, 600_001]),
    ("graphql.max_persisted_documents", [0, 1_000_000], [-1, 1_000_001]),
    ("graphql.max_persisted_bytes", [1, GIB], [0, GIB + 1]),
    ("graphql.public_max_age", [0, 31_536_000], [-1, 31_536_001, "1"]),
    ("graphql.compress_from_bytes", [0, 1, GIB], [-1, GIB + 1, "1"]),
    ("graphql.max_body_bytes", [1, GIB], [0, GIB + 1]),
    ("graphql.max_document_bytes", [1, GIB], [0, GIB + 1]),
    ("graphql.max_tokens", [1, 1_000_000], [0, 1_000_001]),
    ("graphql.max_depth", [1, 15], [0, 16]),
    ("graphql.max_fields", [1, 10_000], [0, 10_001]),
    ("graphql.max_aliases", [1, 1_000], [0, 1_001]),
    ("graphql.max_directives", [1, 1_000], [0, 1_001]),
    ("graphql.max_mutations", [1, 1_000], [0, 1_001]),
    ("graphql.max_answer_bytes", [1, GIB], [0, GIB + 1]),
    ("graphql.max_cost", [1, 1_000_000_000], [0, 1_000_000_001]),
    ("graphql.max_filter_depth", [1, 10], [0, 11]),
    ("graphql.max_filter_operators", [1, 1_000], [0, 1_001]),
    ("graphql.max_count", [1, 1_000_000_000], [0, 1_000_000_001]),
    ("graphql.default_page_size", [1, 100], [0, 101, "20"]),
    ("graphql.max_page_size", [20, 100], [19, 0, 101]),
    ("cors.origins", [[], ["*"], ["https://a.example", "http://b.example:3000"]], ["*", ["a.example"], [""]]),
    ("cors.credentials", [True, False], ["true", 1]),
    ("cors.max_age", [0, 86_400], [-1, 86_401]),
    ("logging.level", ["DEBUG", "INFO", "WARNING", "ERROR"], ["", "debug", "TRACE"]),
    ("logging.format", ["text", "json"], ["", "JSON", "xml"]),
]
IDS = [key for key, _, _ in BOUNDS]


def _settings_with(checkout: Path, key: str, value: Any) -> Settings:
    values = tomllib.loads((checkout / "settings.toml").read_text(encoding="utf-8"))["default"]
    table, name = key.split(".")
    values[table][name] = value
    return Settings.model_validate(values)


@pytest.mark.parametrize(("key", "good", "bad"), BOUNDS, ids=IDS)
def test_setting_within_its_bounds_is_taken_and_beyond_refused(
    checkout: Path, key: str, good: list[Any], bad: list[Any]
) -> None:
    table, name = key.split(".")
    for value in good:
        settings = _settings_with(checkout, key, value)
        assert getattr(getattr(settings, table), name) == value
    for value in bad:
        with pytest.raises(ValidationError) as refused:
            _settings_with(checkout, key, value)
        assert [error["loc"][:2] for error in refused.value.errors()] == [(table, name)]
