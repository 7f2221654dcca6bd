"""What is refused at start-up: each time one line with the key, its source and the mend."""

import pytest

from tests.config.conftest import Sources

SECRET = "a secret of the site's own, long enough"
SHIPPED = "only for tests, never for a site: 3f9c2d7b"


@pytest.mark.parametrize("name", ["prod", "default", "PRODUCTION", "testing ", "site"])
def test_environment_unknown_is_refused(sources: Sources, name: str) -> None:
    sources.environment(name)
    assert sources.refusal() == (
        f"GAZETTE_ENV={name} is not an environment of settings.toml: "
        "use one of development, production, testing"
    )


@pytest.mark.parametrize("name", ["settings.toml", ".secrets.toml"])
def test_key_unknown_in_a_file_is_refused(sources: Sources, name: str) -> None:
    sources.write("[default.server]\nthread = 2", name)
    assert sources.refusal() == (
        f"server.thread (in {sources.instance}/{name} [default]) is not a setting: "
        "remove it, or see settings.toml for its name"
    )


@pytest.mark.parametrize(
    ("variable", "key"),
    [
        ("SERVERS__THREADS", "servers"),
        ("SERVER__THREAD", "server.thread"),
        ("DATABASE_URL", "database_url"),
        ("DEBUG", "debug"),
        ("site__nmae", "site.nmae"),
    ],
)
def test_key_unknown_in_the_environment_is_refused(sources: Sources, variable: str, key: str) -> None:
    sources.variable(variable, "2")
    assert sources.refusal() == (
        f"{key} (in the environment) is not a setting: remove it, or see settings.toml for its name"
    )


def test_key_unknown_in_overrides_is_refused(sources: Sources) -> None:
    assert sources.refusal({"debug": True}).startswith("debug (in the caller's overrides) is not a setting: ")


@pytest.mark.parametrize("entry", ["[defaults.site]\nname = 'x'", "[site]\nname = 'x'", "site = 'x'"])
def test_table_that_is_no_environment_is_refused(sources: Sources, entry: str) -> None:
    name = entry.strip("[").split(".", maxsplit=1)[0].split("]")[0].split(" ")[0]
    sources.write(entry)
    assert sources.refusal() == (
        f"{name} in {sources.instance}/settings.toml is no environment: put it under [default], "
        "or under one of development, production, testing"
    )


@pytest.mark.parametrize("table", ["default", "testing"])
def test_environment_that_is_no_table_is_refused(sources: Sources, table: str) -> None:
    sources.write(f"{table} = 3")
    assert sources.refusal() == (
        f"{table} in {sources.instance}/settings.toml is no table: write its settings under [{table}]"
    )


@pytest.mark.parametrize("name", ["settings.toml", ".secrets.toml"])
@pytest.mark.parametrize(
    "text", [b"[default]\nsecret_key = hunter2", b"[default", b"[default]\nsite = '\xff'"]
)
def test_file_that_is_not_toml_is_refused(sources: Sources, name: str, text: bytes) -> None:
    sources.write(text, name)
    message = sources.refusal()
    assert message.startswith(f"{sources.instance}/{name} can't be read as TOML: ")
    assert "hunter2" not in message


def test_value_of_wrong_type_is_refused_with_its_file(sources: Sources) -> None:
    sources.write("[testing.server]\nthreads = '2'")
    assert sources.refusal() == (
        f"server.threads (in {sources.instance}/settings.toml [testing]) is wrong: "
        "input should be a valid integer, not '2'; mend it there"
    )


def test_item_of_wrong_type_is_refused_by_its_list(sources: Sources) -> None:
    sources.write("[default.server]\ntrusted_hosts = ['a.example', 5]")
    assert sources.refusal() == (
        f"server.trusted_hosts (in {sources.instance}/settings.toml [default]) is wrong: "
        "input should be a valid string, not 5; mend it there"
    )


def test_value_that_is_no_choice_is_refused_with_the_choices_as_they_are_written(sources: Sources) -> None:
    sources.variable("LOGGING__LEVEL", "debug")
    assert sources.refusal() == (
        "logging.level (in the environment) is wrong: "
        "input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR', not 'debug'; mend it there"
    )


def test_value_in_place_of_a_table_is_refused_without_showing_it(sources: Sources) -> None:
    sources.variable("DATABASE", "postgresql://gazette:hunter2@db.example/gazette")
    assert sources.refusal() == (
        "database (in the environment) is a table of settings, not one value: "
        "give each by its own name, as settings.toml does"
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE", "gazette:hunter2"),
        ("DATABASE__URL", "mysql://gazette:hunter2@db.example/gazette"),
        ("DATABASE__URL", "mysql://gazette:a/hunter2@db.example/gazette"),
        ("DATABASE__URL", "mysql:///gazette?user=gazette&password=hunter2"),
        ("DATABASE__URL", "gazette:hunter2@db.example/gazette"),
        ("DATABASE__URL", "['postgresql://gazette:hunter2@db.example/gazette']"),
        ("DATABASE__URL__PASSWORD", "hunter2"),
        ("LIMITS__STORAGE_URL", "http://:hunter2@redis.example"),
        ("LIMITS", "redis://:hunter2@redis.example"),
    ],
)
def test_secret_that_is_wrong_is_never_shown(sources: Sources, variable: str, value: str) -> None:
    sources.variable(variable, value)
    assert "hunter2" not in sources.refusal()


@pytest.mark.parametrize("value", ["['hunter2']", "{a = 'hunter2'}"])
def test_secret_that_is_no_text_is_never_shown(sources: Sources, value: str) -> None:
    sources.secrets(f"[default]\nsecret_key = {value}")
    assert "hunter2" not in sources.refusal()


@pytest.mark.parametrize("secret", ["", "short", "x" * 31, SHIPPED])
def test_production_with_poor_secret_is_refused(sources: Sources, secret: str) -> None:
    sources.environment("production")
    sources.secrets(f'[default]\nsecret_key = "{secret}"')
    message = sources.refusal()
    assert message.startswith(
        f"secret_key (in {sources.instance}/.secrets.toml [default]) must be a secret of its own"
    )
    assert message.endswith("set GAZETTE_SECRET_KEY or put it under [default] in instance/.secrets.toml")
    assert not secret or secret not in message


def test_production_without_secret_is_refused(sources: Sources) -> None:
    sources.environment("production")
    assert sources.refusal().startswith("secret_key (in settings.toml [default]) must be a secret of its own")


@pytest.mark.parametrize("folder", ["instance", "site"])
@pytest.mark.parametrize("name", ["settings.toml", ".secrets.toml"])
def test_production_with_secret_in_any_instance_folder_starts(
    sources: Sources, folder: str, name: str
) -> None:
    sources.environment("production")
    sources.use(sources.instance.parent / folder)
    sources.write(f'[default]\nsecret_key = "{SECRET}"', name)
    assert sources.load().settings.secret_key == SECRET


@pytest.mark.parametrize("value", ["1", "true", "on", "yes"])
def test_production_with_debug_is_refused(sources: Sources, value: str) -> None:
    sources.environment("production")
    sources.variable("SECRET_KEY", SECRET)
    sources.variable("FLASK_DEBUG", value)
    assert sources.refusal() == (
        "FLASK_DEBUG (in the environment) is on in production: unset it, debug pages show secrets"
    )


@pytest.mark.parametrize("value", ["", "0", "false", "No"])
def test_production_with_debug_off_starts(sources: Sources, value: str) -> None:
    sources.environment("production")
    sources.variable("SECRET_KEY", SECRET)
    sources.variable("FLASK_DEBUG", value)
    assert sources.load().environment == "production"
