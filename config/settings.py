"""The shape of the settings: every key of settings.toml with its type and its bounds. Defaults live there."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from config.urls import check_database_url, check_storage_url

PositiveInt = Annotated[int, Field(gt=0)]
PageSize = Annotated[int, Field(ge=1, le=100)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
RateLimit = Annotated[str, StringConstraints(pattern=r"^\d+ per (\d+ )?(second|minute|hour|day)s?$")]


class Table(BaseModel):
    """A table of settings: typed strictly, frozen, and without room for an unknown key."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SiteSettings(Table):
    """How the site presents itself."""

    name: Text
    description: Annotated[str, StringConstraints(max_length=500)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
    posts_per_page: PageSize


class ServerSettings(Table):
    """How requests reach the application."""

    url: Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]+$")]
    trusted_hosts: list[Text]
    trusted_proxies: Annotated[int, Field(ge=0, le=10)]
    secure_cookies: bool
    threads: Annotated[int, Field(ge=1, le=64)]
    workers: Annotated[int, Field(ge=1, le=64)]
    max_form_bytes: PositiveInt


class DatabaseSettings(Table):
    """Where the data lives."""

    url: Annotated[str, AfterValidator(check_database_url)]
    busy_timeout_ms: Annotated[int, Field(ge=0, le=600_000)]
    pool_size: Annotated[int, Field(ge=1, le=200)]


class AccountSettings(Table):
    """Who may have an account."""

    registration_open: bool
    default_role: Literal["reader", "author", "editor", "admin"]
    password_min_length: Annotated[int, Field(ge=8, le=64)]
    terms_version: Text


class PasswordSettings(Table):
    """What a password hash costs (argon2id)."""

    memory_kib: Annotated[int, Field(ge=8)]
    time_cost: PositiveInt
    parallelism: PositiveInt


class SessionSettings(Table):
    """How long a login lasts."""

    cookie_name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    hours: PositiveInt
    remembered_days: PositiveInt


class LimitSettings(Table):
    """How often something may be tried."""

    login: RateLimit
    registration: RateLimit
    storage_url: Annotated[str, AfterValidator(check_storage_url)]


class GraphQLSettings(Table):
    """What a GraphQL operation may cost."""

    graphiql: bool
    max_body_bytes: PositiveInt
    max_document_bytes: PositiveInt
    max_tokens: PositiveInt
    max_depth: PositiveInt
    max_cost: PositiveInt
    default_page_size: PageSize
    max_page_size: PageSize


class LoggingSettings(Table):
    """What is logged, and how."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]
    format: Literal["text", "json"]


class Settings(Table):
    """Every setting of one environment."""

    secret_key: Annotated[str, Field(repr=False)]
    site: SiteSettings
    server: ServerSettings
    database: DatabaseSettings
    accounts: AccountSettings
    passwords: PasswordSettings
    sessions: SessionSettings
    limits: LimitSettings
    graphql: GraphQLSettings
    logging: LoggingSettings
