"""The life of a post: from draft to publication, into the archive or the trash, and back.

What changes nothing is done all the same, and is no new version. Each function takes the version that the
caller has seen, if it matters, and raises NotFound, Forbidden, and Conflict where the post has another
version or is where this can't be done to it.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Post, PostStatus
from models.types import utc_now
from policies import Actor
from policies.posts import PUT_AWAY, is_published
from services.errors import Conflict, InvalidInput, Problem
from services.posts import get_locked_post, refuse_deleted

FARTHEST_AHEAD = timedelta(days=3_660)

_NOT_FUTURE = Problem("publish_at", "NOT_FUTURE", "This time has passed. Publish the post instead.")
_TOO_FAR = Problem("publish_at", "TOO_FAR", "This is more than ten years ahead.")
_PUBLISHED = Problem("id", "PUBLISHED", "The post is published. Unpublish it first.")
_ARCHIVED = Problem("id", "ARCHIVED", "The post is in the archive. Restore it first.")
_IN_USE = Problem("id", "NOT_PUT_AWAY", "The post is neither in the trash nor in the archive.")


def publish_post(
    session: Session, actor: Actor, post_id: int, *, expected_version: int | None = None
) -> Post:
    """Show a post to everyone from now on; one that appeared before keeps its date."""
    post = _get_undeleted(session, actor, post_id, expected_version)
    return _move(session, post, PostStatus.PUBLISHED, _past_date(post) or utc_now())


def schedule_post(
    session: Session,
    actor: Actor,
    post_id: int,
    *,
    publish_at: datetime,
    expected_version: int | None = None,
) -> Post:
    """Show a post to everyone from a time on, within ten years. Raises InvalidInput for another time."""
    post = _get_undeleted(session, actor, post_id, expected_version)
    if publish_at <= utc_now():
        raise InvalidInput([_NOT_FUTURE])
    if publish_at > utc_now() + FARTHEST_AHEAD:
        raise InvalidInput([_TOO_FAR])
    if is_published(post):
        raise Conflict([_PUBLISHED])
    return _move(session, post, PostStatus.SCHEDULED, publish_at)


def unpublish_post(
    session: Session, actor: Actor, post_id: int, *, expected_version: int | None = None
) -> Post:
    """Make a draft of a published or scheduled post. It keeps the date on which it appeared."""
    post = _get_undeleted(session, actor, post_id, expected_version)
    if post.status is PostStatus.ARCHIVED:
        raise Conflict([_ARCHIVED])
    return _move(session, post, PostStatus.DRAFT, _past_date(post))


def archive_post(
    session: Session, actor: Actor, post_id: int, *, expected_version: int | None = None
) -> Post:
    """Take a post back, and put it away. It keeps the date on which it appeared."""
    post = _get_undeleted(session, actor, post_id, expected_version)
    return _move(session, post, PostStatus.ARCHIVED, _past_date(post))


def delete_post(session: Session, actor: Actor, post_id: int, *, expected_version: int | None = None) -> Post:
    """Put a post into the trash, with its comments."""
    post = get_locked_post(session, actor, post_id, expected_version)
    post.deleted_at = post.deleted_at or utc_now()
    return _move(session, post, PostStatus.DELETED, _past_date(post))


def restore_post(
    session: Session, actor: Actor, post_id: int, *, expected_version: int | None = None
) -> Post:
    """Take a post out of the trash or the archive: as a draft, so that nothing appears by surprise."""
    post = get_locked_post(session, actor, post_id, expected_version)
    if post.status not in (*PUT_AWAY, PostStatus.DRAFT):
        raise Conflict([_IN_USE])
    post.deleted_at = None
    return _move(session, post, PostStatus.DRAFT, post.published_at)


def _get_undeleted(session: Session, actor: Actor, post_id: int, expected_version: int | None) -> Post:
    post = get_locked_post(session, actor, post_id, expected_version)
    refuse_deleted(post)
    return post


def _past_date(post: Post) -> datetime | None:
    """Return when a post appeared; None if it never did, whatever it was scheduled for."""
    return post.published_at if post.published_at and post.published_at <= utc_now() else None


def _move(session: Session, post: Post, status: PostStatus, published_at: datetime | None) -> Post:
    if (post.status, post.published_at) != (status, published_at):
        post.status, post.published_at = status, published_at
        post.version += 1
    session.flush()
    return post
