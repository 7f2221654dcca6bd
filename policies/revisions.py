"""Who may see what posts said before."""

from typing import Any

from sqlalchemy import ColumnElement, exists, false, true
from sqlalchemy.orm import aliased

from models import Post, PostRevision
from policies.actor import Actor


def can_see_revision(actor: Actor, revision: PostRevision) -> bool:
    """What a post said before is for its author and for editors, also where the post is everyone's."""
    return actor.is_editor or (actor.is_authenticated and revision.post.author_id == actor.user_id)


def visible_revisions(actor: Actor, revision: Any = PostRevision) -> ColumnElement[bool]:
    """Return the predicate of `can_see_revision` on PostRevision or an alias of it."""
    if actor.is_editor:
        return true()
    if not actor.is_authenticated:
        return false()
    post = aliased(Post)
    return exists().where(post.id == revision.post_id, post.author_id == actor.user_id)
