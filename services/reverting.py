"""Making a post say again what it said before."""

from typing import Any

from sqlalchemy.orm import Session

from models import Post, PostRevision, Tag, TagKind
from policies import Actor
from services.conflicts import flushing
from services.errors import NotFound
from services.posts import get_locked_post, refuse_deleted, render_into, replace_tags
from services.revisions import content_of, keeping_revision
from services.tags import ensure_tag


def revert_post(
    session: Session,
    actor: Actor,
    post_id: int,
    revision_id: int,
    *,
    expected_version: int | None = None,
) -> Post:
    """Make a post say what it said at a revision of it: title, text, summary and keywords, as a new version.

    Raises NotFound, Forbidden, Conflict.
    """
    post = get_locked_post(session, actor, post_id, expected_version)
    refuse_deleted(post)
    revision = session.get(PostRevision, revision_id)
    if revision is None or revision.post_id != post.id:
        raise NotFound("The post has no such revision.")
    said = {name: getattr(revision, name) for name in content_of(post)}
    if said != content_of(post):
        with keeping_revision(session, actor, post), flushing(session, {}):
            _say(post, **said)
            replace_tags(post, _tags(session, actor, post, revision))
            post.version += 1
    return post


def _tags(session: Session, actor: Actor, post: Post, revision: PostRevision) -> list[Tag]:
    # What it has now is found by itself: an imported tag may have another slug than its name would give.
    names = revision.tags.split("\n") if revision.tags else []
    had = {tag.name: tag for tag in post.tags if tag.kind is TagKind.TAG}
    tags = (had.get(name) or ensure_tag(session, actor, name) for name in names)
    # Imports have tags that differ in case alone, which are one where a name is written.
    return list(dict.fromkeys(tags))


def _say(post: Post, *, excerpt: str, tags: str, **values: Any) -> None:
    for name, value in values.items():
        setattr(post, name, value)
    post.excerpt, post.has_own_excerpt = excerpt, bool(excerpt)
    render_into(post)
