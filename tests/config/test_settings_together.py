"""Settings that are right alone and wrong together: the line names one of them and says what the other is."""

import pytest

from app import create_app
from tests.config.conftest import Sources


def test_page_size_by_default_beyond_the_most_is_refused(sources: Sources) -> None:
    sources.write("[default.graphql]\nmax_page_size = 10")
    assert sources.refusal() == (
        f"graphql.max_page_size (in {sources.instance}/settings.toml [default]) is wrong: "
        "input should be at least default_page_size, which is 20, not 10; mend it there"
    )


def test_page_size_by_default_that_is_the_most_is_taken(sources: Sources) -> None:
    settings = sources.load({"graphql": {"max_page_size": 10, "default_page_size": 10}}).settings
    assert (settings.graphql.default_page_size, settings.graphql.max_page_size) == (10, 10)


def test_parallelism_without_the_memory_for_it_is_refused(sources: Sources) -> None:
    sources.variable("PASSWORDS__PARALLELISM", "4")
    sources.write("[default.passwords]\nmemory_kib = 31")
    sources.environment("production")
    assert sources.refusal() == (
        "passwords.parallelism (in the environment) is wrong: "
        "input should be at most an eighth of memory_kib, which is 31, not 4; mend it there"
    )


def test_parallelism_with_the_memory_for_it_hashes(sources: Sources) -> None:
    app = create_app({"passwords": {"memory_kib": 32, "parallelism": 4}})
    passwords = app.extensions["gazette"].passwords
    assert passwords.verify(passwords.hash("marmalade"), "marmalade")


@pytest.mark.parametrize("table", [{"memory_kib": "8"}, {"memory_kib": 7}])
def test_setting_that_is_wrong_alone_is_named_before_the_two(
    sources: Sources, table: dict[str, object]
) -> None:
    refusal = sources.refusal({"passwords": {"parallelism": 64, **table}})
    assert refusal.startswith("passwords.memory_kib (in the caller's overrides) is wrong: ")


def test_every_origin_with_credentials_is_refused(sources: Sources) -> None:
    sources.write('[default.cors]\norigins = ["*"]')
    sources.variable("CORS__CREDENTIALS", "true")
    assert sources.refusal() == (
        "cors.credentials (in the environment) is wrong: "
        'input should be false beside origins = ["*"]: name the sites that may use logins, not True; '
        "mend it there"
    )


@pytest.mark.parametrize(
    "cors", [{"origins": ["*"]}, {"origins": ["https://a.example"], "credentials": True}]
)
def test_every_origin_alone_and_credentials_for_some_are_taken(
    sources: Sources, cors: dict[str, object]
) -> None:
    settings = sources.load({"cors": cors}).settings
    assert settings.cors.origins == cors["origins"]


def test_origin_that_is_wrong_is_named_before_the_credentials(sources: Sources) -> None:
    refusal = sources.refusal({"cors": {"origins": ["*", "https://a.example"], "credentials": True}})
    assert refusal.startswith("cors.origins (in the caller's overrides) is wrong: input should have * alone")
