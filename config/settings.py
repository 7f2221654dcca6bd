"""The shape of the settings: every key of settings.toml with its type and its bounds. Defaults live there."""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from config.origins import ANY_ORIGIN, check_origin, check_origins
from config.texts import check_budget, check_rate, check_trusted_host, check_trusted_hosts
from config.urls import check_database_url, check_storage_url

PageSize = Annotated[int, Field(ge=1, le=100)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Bytes = Annotated[int, Field(ge=1, le=1_073_741_824)]
RateLimit = Annotated[str, AfterValidator(check_rate)]
Budget = Annotated[str, AfterValidator(check_budget)]
SiteOrigins = Annotated[list[Annotated[str, AfterValidator(check_origin)]], AfterValidator(check_origins)]
TrustedHosts = Annotated[
    list[Annotated[str, AfterValidator(check_trusted_host)]], AfterValidator(check_trusted_hosts)
]


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

    trusted_hosts: TrustedHosts
    trusted_proxies: Annotated[int, Field(ge=0, le=10)]
    secure_cookies: bool
    threads: Annotated[int, Field(ge=0, le=64)]
    workers: Annotated[int, Field(ge=1, le=64)]
    max_form_bytes: Bytes


class DatabaseSettings(Table):
    """Where the data lives."""

    url: Annotated[str, AfterValidator(check_database_url)]
    busy_timeout_ms: Annotated[int, Field(ge=0, le=600_000)]
    pool_size: Annotated[int, Field(ge=1, le=200)]
    statement_timeout_ms: Annotated[int, Field(ge=10, le=600_000)]


class AccountSettings(Table):
    """Who may have an account."""

    registration_open: bool
    default_role: Literal["reader", "author", "editor", "admin"]
    password_min_length: Annotated[int, Field(ge=8, le=64)]
    terms_version: Text


class PostSettings(Table):
    """What is kept of posts."""

    max_revisions: Annotated[int, Field(ge=1, le=10_000)]


class CommentSettings(Table):
    """What becomes of comments."""

    moderation: Literal["none", "first", "all"]


class PasswordSettings(Table):
    """What a password hash costs (argon2id)."""

    memory_kib: Annotated[int, Field(ge=8, le=1_048_576)]
    time_cost: Annotated[int, Field(ge=1, le=100)]
    parallelism: Annotated[int, Field(ge=1, le=64)]

    @field_validator("parallelism")
    @classmethod
    def _has_memory(cls, parallelism: int, info: ValidationInfo) -> int:
        memory = info.data.get("memory_kib")  # missing where it is wrong itself
        if memory is not None and parallelism * 8 > memory:
            raise ValueError(f"input should be at most an eighth of memory_kib, which is {memory}")
        return parallelism


class SessionSettings(Table):
    """How long a login lasts."""

    cookie_name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    # Browsers forget every cookie after 400 days.
    hours: Annotated[int, Field(ge=1, le=9_600)]
    remembered_days: Annotated[int, Field(ge=1, le=400)]


class LimitSettings(Table):
    """How often something may be tried, and how much may be asked for."""

    login: RateLimit
    registration: RateLimit
    graphql_user: Budget
    graphql_address: Budget
    storage_url: Annotated[str, AfterValidator(check_storage_url)]


class GraphQLSettings(Table):
    """What a GraphQL operation may cost."""

    graphiql: bool
    introspection: bool
    show_plan: bool
    trusted_documents_only: bool
    max_persisted_documents: Annotated[int, Field(ge=0, le=1_000_000)]
    max_persisted_bytes: Bytes
    show_cost: bool
    public_max_age: Annotated[int, Field(ge=0, le=31_536_000)]
    compress_from_bytes: Annotated[int, Field(ge=0, le=1_073_741_824)]
    max_body_bytes: Bytes
    max_document_bytes: Bytes
    max_tokens: Annotated[int, Field(ge=1, le=1_000_000)]
    max_depth: Annotated[int, Field(ge=1, le=15)]
    max_fields: Annotated[int, Field(ge=1, le=10_000)]
    max_aliases: Annotated[int, Field(ge=1, le=1_000)]
    max_directives: Annotated[int, Field(ge=1, le=1_000)]
    max_mutations: Annotated[int, Field(ge=1, le=1_000)]
    max_filter_depth: Annotated[int, Field(ge=1, le=10)]
    max_filter_operators: Annotated[int, Field(ge=1, le=1_000)]
    max_count: Annotated[int, Field(ge=1, le=1_000_000_000)]
    max_cost: Annotated[int, Field(ge=1, le=1_000_000_000)]
    max_answer_bytes: Bytes
    default_page_size: PageSize
    max_page_size: PageSize

    @field_validator("max_page_size")
    @classmethod
    def _allows_the_default(cls, most: int, info: ValidationInfo) -> int:
        default = info.data.get("default_page_size")  # missing where it is wrong itself
        if default is not None and most < default:
            raise ValueError(f"input should be at least default_page_size, which is {default}")
        return most


class CorsSettings(Table):
    """Which other sites' pages may use the API."""

    origins: SiteOrigins
    credentials: bool
    max_age: Annotated[int, Field(ge=0, le=86_400)]

    @field_validator("credentials")
    @classmethod
    def _is_not_for_everybody(cls, credentials: bool, info: ValidationInfo) -> bool:
        if credentials and ANY_ORIGIN in info.data.get("origins", ()):
            raise ValueError(
                'input should be false beside origins = ["*"]: name the sites that may use logins'
            )
        return credentials


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
    posts: PostSettings
    comments: CommentSettings
    passwords: PasswordSettings
    sessions: SessionSettings
    limits: LimitSettings
    graphql: GraphQLSettings
    cors: CorsSettings
    logging: LoggingSettings
