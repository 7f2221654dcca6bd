"""The application factory: puts the parts together, and holds no logic of its own."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

import commands
import views
from config import ConfigurationError, LoadedSettings, load_settings
from config.instance import ensure_secret_key
from config.log_format import configure_logging
from models.database import UnsupportedDatabase
from services.gazette import Gazette, open_gazette
from views import (
    current,
    errors,
    form_sizes,
    graphql,
    headers,
    identity,
    limits,
    request_log,
    templating,
    trusted_hosts,
)


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Return the application for the environment in GAZETTE_ENV.

    `overrides` is nested like settings.toml and wins over it. Exits with status 1 and one line if a
    setting is wrong or the database can't be used.
    """
    gazette = _open(overrides)
    configure_logging(gazette.settings.logging)
    app = Flask(__name__, static_folder=None, instance_path=str(gazette.loaded.instance_path))
    app.static_folder = "static"
    app.config.from_mapping(_flask_config(gazette.loaded))
    _put_together(app, gazette)
    _trust_proxies(app, gazette.settings.server.trusted_proxies)
    return app


def _trust_proxies(app: Flask, proxies: int) -> None:
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies)  # type: ignore[method-assign]


def _put_together(app: Flask, gazette: Gazette) -> None:
    settings = gazette.settings
    trusted_hosts.init_app(app, settings.server)
    for part in (request_log, headers, form_sizes, identity, errors):
        part.init_app(app)
    current.init_app(app, gazette)
    templating.init_app(app, settings)
    views.register_urls(app)
    graphql.init_app(app, gazette)
    CSRFProtect(app).exempt(app.view_functions["api.graphql"])
    limits.init_app(app, settings.limits)
    commands.register_commands(app)


def _open(overrides: Mapping[str, Any] | None) -> Gazette:
    try:
        return open_gazette(_load(overrides))
    except (ConfigurationError, UnsupportedDatabase) as error:
        raise SystemExit(f"gazette: {error}") from None


def _load(overrides: Mapping[str, Any] | None) -> LoadedSettings:
    loaded = load_settings(overrides)
    if loaded.environment == "development" and not loaded.settings.secret_key:
        ensure_secret_key(loaded.instance_path)
        loaded = load_settings(overrides)
        if not loaded.settings.secret_key:
            raise ConfigurationError(
                f"secret_key is not in {loaded.instance_path}/.secrets.toml: put one under [default], "
                "or remove the file to get a new one"
            )
    return loaded


def _flask_config(loaded: LoadedSettings) -> dict[str, Any]:
    settings = loaded.settings
    return {
        "TESTING": loaded.environment == "testing",
        "SECRET_KEY": settings.secret_key,
        "MAX_CONTENT_LENGTH": settings.server.max_form_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.server.max_form_bytes,
        # Flask's signed session holds CSRF and flash messages only; who is logged in, our own cookie.
        "SESSION_COOKIE_NAME": f"{settings.sessions.cookie_name}_forms",
        "SESSION_COOKIE_SECURE": settings.server.secure_cookies,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
    }
