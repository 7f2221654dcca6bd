"""Who may see, write and change posts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_, true

from models import Post, PostKind, PostStatus, Role
from models.parameters import Unsought, present_instant
from models.types import utc_now
from policies.actor import Actor

PUBLIC_STATUSES = (PostStatus.PUBLISHED, PostStatus.SCHEDULED)
PUT_AWAY = (PostStatus.ARCHIVED, PostStatus.DELETED)


def is_published(post: Post, now: datetime | None = None) -> bool:
    """Whether the public sees a post: a scheduled one counts once its time has come."""
    return (
        post.status in PUBLIC_STATUSES
        and post.published_at is not None
        and post.published_at <= (now or utc_now())
    )


def published_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of `is_published` on Post or an alias of it, the same for every actor."""
    is_past = Unsought(post.published_at) <= present_instant()
    return and_(post.status.in_(PUBLIC_STATUSES), is_past)


def unpublished_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of what is neither published nor in the trash."""
    is_hidden = or_(post.published_at.is_(None), not_(published_posts(actor, post)))
    return and_(post.status != PostStatus.DELETED, is_hidden)


def deleted_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of what is in the trash, as its index has it."""
    is_deleted: ColumnElement[bool] = post.deleted_at.is_not(None)
    return is_deleted


def published_feed(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of the feed: published posts without pages."""
    return and_(post.kind == PostKind.POST, published_posts(actor, post))


def published_pages(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of published pages."""
    return and_(post.kind == PostKind.PAGE, published_posts(actor, post))


def can_see_post(actor: Actor, post: Post) -> bool:
    """Published posts are everyone's; the others are their author's and the editors'."""
    return is_published(post) or actor.is_editor or _is_author(actor, post)


def visible_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of `can_see_post` on Post or an alias of it."""
    if actor.is_editor:
        return true()
    if not actor.is_authenticated:
        return published_posts(actor, post)
    return or_(published_posts(actor, post), post.author_id == actor.user_id)


def can_create_post(actor: Actor) -> bool:
    """Whether they may write posts."""
    return actor.has_role(Role.AUTHOR)


def can_manage_post(actor: Actor, post: Post) -> bool:
    """Editors decide about any post, authors about their own, wherever in its life it is."""
    return actor.is_editor or (actor.has_role(Role.AUTHOR) and _is_author(actor, post))


def managed_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of `can_manage_post` on Post or an alias of it."""
    if actor.is_editor:
        return true()
    own: ColumnElement[bool] = post.author_id == actor.user_id
    return own if actor.has_role(Role.AUTHOR) else false()


def can_edit_post(actor: Actor, post: Post) -> bool:
    """Those who decide about a post change and publish it, unless it is in the trash."""
    return post.status is not PostStatus.DELETED and can_manage_post(actor, post)


def editable_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of `can_edit_post` on Post or an alias of it."""
    return and_(post.status != PostStatus.DELETED, managed_posts(actor, post))


def can_restore_post(actor: Actor, post: Post) -> bool:
    """Those who decide about a post take it out of the trash or the archive."""
    return post.status in PUT_AWAY and can_manage_post(actor, post)


def restorable_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of `can_restore_post` on Post or an alias of it."""
    return and_(post.status.in_(PUT_AWAY), managed_posts(actor, post))


def can_empty_trash(actor: Actor) -> bool:
    """Admins delete for good what has been in the trash for long."""
    return actor.has_role(Role.ADMIN)


def _is_author(actor: Actor, post: Post) -> bool:
    return actor.is_authenticated and post.author_id == actor.user_id
