"""The application factory: what it is made from, and what keeps it from being made."""

import logging

import pytest

from app import create_app


def test_create_app_with_overrides_prefers_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_SITE__NAME", "From the environment")
    app = create_app({"site": {"name": "From the caller"}})
    assert app.extensions["gazette"].settings.site.name == "From the caller"


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"site": {"nmae": "x"}}, ["site.nmae", "the caller's overrides", "is not a setting"]),
        ({"server": {"workers": 0}}, ["server.workers", "the caller's overrides", "greater than"]),
        ({"server": []}, ["server", "the caller's overrides"]),
        ({"database": {"url": "postgresql://host:port/x"}}, ["database.url", "the caller's overrides"]),
    ],
)
def test_create_app_with_wrong_setting_ends_with_one_line(
    overrides: dict[str, object], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        create_app(overrides)
    message = str(ending.value)
    assert message.startswith("gazette: ")
    assert [word for word in words if word not in message] == []
    assert "\n" not in message


def test_create_app_in_unknown_environment_names_the_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_ENV", "prodction")
    with pytest.raises(SystemExit, match=r"GAZETTE_ENV=prodction .* development, production, testing"):
        create_app()


def test_create_app_with_old_sqlite_ends_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.database.OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(
        SystemExit, match=r"gazette: SQLite .* is too old .*PostgreSQL \(setting database\.url\)"
    ):
        create_app({"database": {"url": "sqlite://"}})


def test_create_app_twice_shares_nothing() -> None:
    first, second = create_app(), create_app()
    assert first.extensions["gazette"] is not second.extensions["gazette"]
    assert len(logging.getLogger("gazette").handlers) == 1
