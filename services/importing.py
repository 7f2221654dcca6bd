"""Writes what comes from elsewhere: with its own authors, dates and statuses, and never twice.

Importers read a format and call these; they check what the other services check, and cut what is too
long instead of refusing it, since nobody is there to mend the input.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import (
    BodyFormat,
    Comment,
    CommentKind,
    CommentStatus,
    ImportRecord,
    Post,
    PostKind,
    PostStatus,
    Role,
    Tag,
    TagKind,
    User,
)
from policies import Actor
from policies.imports import can_import
from services.authorization import require
from services.comment_counts import count_in
from services.conflicts import flushing
from services.post_slugs import free_slug, is_slug_known
from services.posts import LONGEST_EXCERPT, render_into
from services.rendering import render_comment, shorten
from services.slugs import candidates, slugify
from services.tags import ensure_tag_at, find_tag
from services.validation import fold, is_web_address


@dataclass(frozen=True, kw_only=True)
class ImportedUser:
    """An author as the source knows them; without a password, so nobody can log in as them yet."""

    username: str
    email: str
    display_name: str
    name: str = ""
    surname: str = ""
    bio: str = ""
    website: str = ""
    role: Role = Role.AUTHOR
    password_hash: str | None = None


@dataclass(frozen=True, kw_only=True)
class ImportedTag:
    """A category or a tag as the source has it."""

    kind: TagKind
    name: str
    slug: str
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportedPost:
    """A post as the source has it."""

    author_id: int
    kind: PostKind
    status: PostStatus
    slug: str
    title: str
    body: str
    body_format: BodyFormat
    created_at: datetime
    published_at: datetime | None
    updated_at: datetime
    excerpt: str = ""
    comments_open: bool = True
    tags: Sequence[Tag] = ()


@dataclass(frozen=True, kw_only=True)
class ImportedComment:
    """A comment as the source has it, by a user or by a guest.

    It replies to the comment `parent_id`, or in a thread to the one at the index `reply_to`.
    """

    post_id: int
    parent_id: int | None
    reply_to: int | None = None
    author_id: int | None
    created_at: datetime
    body: str
    body_format: BodyFormat
    status: CommentStatus
    kind: CommentKind = CommentKind.COMMENT
    guest_name: str | None = None
    guest_email: str | None = None
    guest_website: str | None = None


def import_user(session: Session, actor: Actor, imported: ImportedUser) -> User:
    """Return the user with this e-mail address, made if need be; a taken username gets a number."""
    require(actor, can_import(actor), "import users")
    known = find_user_with_email(session, imported.email)
    if known is not None:
        return known
    user = User(
        username=(username := _free_username(session, imported.username)),
        username_folded=fold(username),
        email=imported.email,
        email_folded=fold(imported.email),
        display_name=(imported.display_name or imported.username)[:100],
        name=imported.name[:100],
        surname=imported.surname[:100],
        bio=imported.bio,
        website=imported.website if is_web_address(imported.website) else "",
        role=imported.role,
        password_hash=imported.password_hash,
    )
    with flushing(session, {}):
        session.add(user)
    return user


def find_user_with_email(session: Session, email: str) -> User | None:
    """Return the user whose e-mail address this is, if there is one."""
    return session.scalar(select(User).where(User.email_folded == fold(email)))


def import_tag(session: Session, actor: Actor, imported: ImportedTag) -> Tag:
    """Write a category or a tag; a taken slug gets a number behind it."""
    require(actor, can_import(actor), "import tags")
    for slug in candidates(imported.slug):
        if find_tag(session, actor, imported.kind, slug) is None:
            break
    tag = ensure_tag_at(session, actor, slug, imported.name[:200], imported.kind)
    tag.description = imported.description
    return tag


def place_tag(session: Session, actor: Actor, tag: Tag, parent: Tag) -> bool:
    """Put a tag below another, unless that one is already somewhere below it."""
    require(actor, can_import(actor), "import tags")
    above: Tag | None = parent
    while above is not None:
        if above.id == tag.id:
            return False
        above = session.get(Tag, above.parent_id) if above.parent_id else None
    tag.parent_id = parent.id
    session.flush()
    return True


def import_post(session: Session, actor: Actor, imported: ImportedPost) -> Post:
    """Write a post; a taken slug gets a number behind it."""
    require(actor, can_import(actor), "import posts")
    post = Post(
        author_id=imported.author_id,
        kind=imported.kind,
        status=imported.status,
        slug=_free_slug(session, imported.slug or slugify(imported.title, fallback="post")),
        title=imported.title[:200],
        body=imported.body,
        body_format=imported.body_format,
        excerpt=shorten(imported.excerpt, LONGEST_EXCERPT),
        has_own_excerpt=bool(imported.excerpt),
        comments_open=imported.comments_open,
        created_at=imported.created_at,
        published_at=imported.published_at,
        updated_at=imported.updated_at,
        tags=list(imported.tags),
    )
    render_into(post)
    session.add(post)
    session.flush()
    return post


def import_comment(session: Session, actor: Actor, imported: ImportedComment) -> Comment:
    """Write a comment, and count it if it is approved."""
    require(actor, can_import(actor), "import comments")
    comment = build_comment(imported)
    session.add(comment)
    session.flush()
    if comment.status is CommentStatus.APPROVED:
        count_in(session, comment)
    return comment


def build_comment(imported: ImportedComment) -> Comment:
    """Return the comment as it is to be written, rendered and uncounted."""
    return Comment(
        post_id=imported.post_id,
        parent_id=imported.parent_id,
        author_id=imported.author_id,
        guest_name=imported.guest_name[:200] if imported.guest_name else None,
        guest_email=imported.guest_email,
        guest_website=imported.guest_website if is_web_address(imported.guest_website or "") else None,
        kind=imported.kind,
        status=imported.status,
        body=imported.body,
        body_format=imported.body_format,
        body_html=render_comment(imported.body, imported.body_format),
        reply_count=0,
        created_at=imported.created_at,
        updated_at=imported.created_at,
    )


class ImportLog:
    """What one source has brought so far, by the source's own names for things."""

    def __init__(self, session: Session, source: str) -> None:
        """Read the log of a source, such as `wordpress:https://example.com`."""
        self._session = session
        self._source = source[:300]
        if session.get_bind().dialect.name == "postgresql":
            # Two imports of one source at once would both add everything: the second waits. SQLite lets
            # in only one writer anyway.
            session.execute(select(func.pg_advisory_xact_lock(func.hashtext(self._source))))
        record = ImportRecord
        rows = session.execute(
            select(record.entity, record.external_id, record.entity_id).where(record.source == self._source)
        )
        self._ids = {(entity, external_id): entity_id for entity, external_id, entity_id in rows}

    def find(self, entity: str, external_id: str) -> int | None:
        """Return the key of what this thing became, if it was imported before."""
        return self._ids.get((entity, external_id[:300]))

    def record(self, entity: str, external_id: str, entity_id: int) -> None:
        """Note that a thing has been imported."""
        self._ids[entity, external_id[:300]] = entity_id
        self._session.add(
            ImportRecord(
                source=self._source,
                entity=entity,
                external_id=external_id[:300],
                entity_id=entity_id,
            )
        )


def _free_slug(session: Session, slug: str) -> str:
    # Most are free: looking for all that begin alike reads the whole table each time.
    return free_slug(session, slug) if is_slug_known(session, slug) else slug


def _free_username(session: Session, wanted: str) -> str:
    base = slugify(wanted, fallback="author")[:24].strip("-")
    base = base if len(base) >= 3 else f"{base}-author"
    number, username = 1, base
    while session.scalar(select(func.count()).where(User.username_folded == fold(username))):
        number += 1
        username = f"{base}-{number}"
    return username
