"""Addresses of pages: where things live, and which paths it is safe to send somebody on to."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import request, url_for

from models import Comment, Post, PostKind, Tag, TagKind
from services.comments import page_with
from services.paging import Position
from views.current import current_actor, reading


def post_address(post: Post, **values: Any) -> str:
    """Return the address of a post or page."""
    endpoint = "blog.page" if post.kind is PostKind.PAGE else "blog.post"
    return url_for(endpoint, slug=post.slug, **values)


def comment_address(post: Post, comment: Comment) -> str:
    """Return the address of a comment on its post's page, or on that page of a long thread which it ends."""
    position = page_with(reading(), current_actor(), comment)
    return post_address(post, before=position.before, _anchor=f"comment-{comment.id}")


def tag_address(tag: Tag) -> str:
    """Return the address of the list of a tag's or category's posts."""
    endpoint = "blog.category" if tag.kind is TagKind.CATEGORY else "blog.tag"
    return url_for(endpoint, slug=tag.slug)


def login_address() -> str:
    """Return the address of the login page that leads back to where the request wanted to go."""
    wanted = request.full_path if request.query_string else request.path
    query = urlencode({"next": wanted}) if request.method in ("GET", "HEAD") else ""
    return url_for("account.login") + (f"?{query}" if query else "")


def next_path(default: str) -> str:
    """Return the `next` parameter if it is a path of this site, else the default."""
    wanted = request.args.get("next", "")
    return wanted if is_own_path(wanted) else default


def is_own_path(wanted: str) -> bool:
    """Whether an address stays on this site, however a browser reads it."""
    # Browsers take a backslash for a slash and drop tabs and line ends: both can hide a second slash.
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted:
        return False
    if any(ord(character) < 0x21 for character in wanted):
        return False
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


def page_position(arguments: Mapping[str, str]) -> Position:
    """Read where a page of a list begins from its query string."""
    return Position(after=arguments.get("after") or None, before=arguments.get("before") or None)
