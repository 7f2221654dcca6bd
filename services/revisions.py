"""What posts said before: kept with each change of what they say, up to a number of revisions a post."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Post, PostRevision, TagKind
from policies import Actor

MOST_REVISIONS = "most_revisions"
"""The name under which a session has the number of revisions to keep."""


def content_of(post: Post) -> dict[str, Any]:
    """Return what a revision of a post, as it is now, says."""
    return {
        "title": post.title,
        "body": post.body,
        "body_format": post.body_format,
        "excerpt": post.excerpt if post.has_own_excerpt else "",
        "tags": "\n".join(sorted(tag.name for tag in post.tags if tag.kind is TagKind.TAG)),
    }


def keep_revision(session: Session, actor: Actor, post: Post) -> None:
    """Keep what the actor has just made a post say."""
    # The operator is nobody's account.
    _add(session, post, version=post.version, editor_id=actor.user_id or None, **content_of(post))


@contextmanager
def keeping_revision(session: Session, actor: Actor, post: Post) -> Iterator[None]:
    """Keep a revision of a locked post if it says something else at the end of the block.

    The first one is preceded by what the post said before, where nobody has kept that: imported posts and
    those from before there were revisions.
    """
    was = {"version": post.version, "editor_id": post.author_id, "created_at": post.updated_at}
    said = content_of(post)
    yield
    if content_of(post) == said:
        return
    if not _has_revisions(session, post):
        _add(session, post, **was, **said)
    keep_revision(session, actor, post)
    _drop_oldest(session, post)


def _has_revisions(session: Session, post: Post) -> bool:
    return session.scalar(select(PostRevision.id).where(PostRevision.post_id == post.id).limit(1)) is not None


def _add(session: Session, post: Post, **values: Any) -> None:
    session.add(PostRevision(post_id=post.id, **values))
    session.flush()


def _drop_oldest(session: Session, post: Post) -> None:
    most: int = session.info[MOST_REVISIONS]
    if post.version <= most:
        # There can't be more than versions.
        return
    of_post = PostRevision.post_id == post.id
    first_too_many = (
        select(PostRevision.id).where(of_post).order_by(PostRevision.id.desc()).offset(most).limit(1)
    )
    session.execute(
        delete(PostRevision).where(of_post, PostRevision.id <= first_too_many.scalar_subquery()),
        execution_options={"synchronize_session": False},
    )
