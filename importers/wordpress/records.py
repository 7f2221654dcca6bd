"""What an export holds, in WordPress's terms but typed: authors, terms, attachments, items, comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import TagKind


@dataclass(frozen=True, kw_only=True)
class AuthorRecord:
    """A person of the old site. Items name them by login, comments by `wordpress_id`."""

    login: str
    wordpress_id: str
    email: str
    display_name: str
    first_name: str
    last_name: str


@dataclass(frozen=True, kw_only=True)
class TermRecord:
    """A category or a tag; `slug` and `parent_slug` as WordPress has them."""

    kind: TagKind
    slug: str
    name: str
    parent_slug: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """An uploaded file: left out itself, but galleries name it."""

    wordpress_id: str
    parent_id: str
    url: str
    alt: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class CommentRecord:
    """A comment below an item; times are None where the export has none."""

    wordpress_id: str
    parent_id: str
    user_id: str
    name: str
    email: str
    website: str
    created_at: datetime | None
    body: str
    approved: str
    type: str


@dataclass(frozen=True, kw_only=True)
class ItemRecord:
    """A post, page, attachment, menu item or whatever else plugins keep as a post."""

    wordpress_id: str
    parent_id: str
    type: str
    status: str
    slug: str
    title: str
    creator: str
    body: str
    excerpt: str
    is_protected: bool
    comments_open: bool
    published_at: datetime | None
    modified_at: datetime | None
    terms: Sequence[TermRecord]
    comments: Sequence[CommentRecord]
