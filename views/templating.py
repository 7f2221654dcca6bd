"""What every template may use: addresses, times, and the site's own name."""

from datetime import datetime

from flask import Flask
from flask_wtf.csrf import generate_csrf

from config import Settings
from models.types import utc_now
from policies.moderation import can_moderate_comments
from policies.posts import can_create_post, is_published
from policies.users import can_see_user
from services.moderation import count_queues
from views.addresses import post_address, tag_address
from views.current import current_actor, reading
from views.static_files import static_address


def init_app(app: Flask, settings: Settings) -> None:
    """Give the templates their names."""
    app.jinja_env.globals.update(
        site=settings.site,
        registration_open=settings.accounts.registration_open,
        now=utc_now,
        post_address=post_address,
        tag_address=tag_address,
        static_address=static_address,
        csrf_token=generate_csrf,
        may_moderate=lambda: can_moderate_comments(current_actor()),
        count_queues=lambda: count_queues(reading(), current_actor()),
        may_write=lambda: can_create_post(current_actor()),
        may_see_user=lambda user: can_see_user(current_actor(), user),
        is_published=is_published,
        graphiql_open=settings.graphql.graphiql,
    )
    app.jinja_env.filters.update(day=_day, instant=_instant)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _day(time: datetime) -> str:
    """Format a day for reading: 21 November 2026."""
    return f"{time.day} {time:%B %Y}"


def _instant(time: datetime) -> str:
    """Format an instant for the datetime attribute."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
