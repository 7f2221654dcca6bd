"""What is hidden when a setting is shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.masking import MASK, mask

# Nothing of it occurs in the URLs around it.
PASSWORDS = st.text("0123456789:/?#@&%=~ ", min_size=4)


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("secret_key", "hunter2", MASK),
        ("secret_key", ["hunter2"], MASK),
        ("secret_key", "", ""),
        ("database.url", "sqlite:///gazette.db", "sqlite:///gazette.db"),
        ("database.url", "sqlite://", "sqlite://"),
        ("database.url", "postgresql://db.example/gazette", "postgresql://db.example/gazette"),
        ("database.url", "postgresql://me:hunter2@db.example/g", f"postgresql://{MASK}@db.example/g"),
        ("database.url", "postgresql://me:p@hunter2@db.example/g", f"postgresql://{MASK}@db.example/g"),
        ("database.url", "postgresql://me:a/hunter2@db.example/g", f"postgresql://{MASK}@db.example/g"),
        ("database.url", "postgresql:///g?password=hunter2", f"postgresql:///g?{MASK}"),
        ("database.url", "postgresql:///g?password=hunt@er2", MASK),
        ("database.url", "postgresql://db.example:5432/g", "postgresql://db.example:5432/g"),
        ("database.url", "postgresql://[::1]/g", "postgresql://[::1]/g"),
        ("database.url", "postgresql://[::1]:5432/g", "postgresql://[::1]:5432/g"),
        ("database.url", "sqlite:///:memory:", "sqlite:///:memory:"),
        # Somebody forgot the host, and the password stands where a port would.
        ("database.url", "postgresql://me:hunter2/g", f"postgresql://{MASK}"),
        ("database.url", "postgresql://me:1234567/g", f"postgresql://{MASK}"),
        ("database.url", "postgresql://me:a/hunter2/g", f"postgresql://{MASK}"),
        ("database.url", "postgresql://me:hun:2/g", f"postgresql://{MASK}"),
        ("limits.storage_url", "redis://:hunter2", f"redis://{MASK}"),
        ("database.url", "me:hunter2@db.example/g", MASK),
        ("database.url", {"url": "hunter2"}, MASK),
        ("limits.storage_url", "redis://:hunter2@redis.example/0", f"redis://{MASK}@redis.example/0"),
        ("limits.storage_url", "memory://", "memory://"),
        ("site.name", "me@example.com", "me@example.com"),
        ("server.threads", 3, 3),
        ("server.trusted_hosts", ["a.example"], ["a.example"]),
    ],
)
def test_mask_hides_secrets_and_nothing_else(key: str, value: Any, shown: Any) -> None:
    assert mask(key, value) == shown


@given(PASSWORDS)
def test_mask_of_url_never_shows_the_password_before_the_host(password: str) -> None:
    assert password not in mask("database.url", f"postgresql://gazette:{password}@db.example/gazette")


@given(PASSWORDS)
def test_mask_of_url_never_shows_the_password_in_the_query(password: str) -> None:
    assert password not in mask("database.url", f"postgresql://db.example/gazette?password={password}")


@given(st.text())
def test_mask_of_any_text_as_secret_key_tells_at_most_that_there_is_one(secret: str) -> None:
    assert mask("secret_key", secret) == (MASK if secret else "")
