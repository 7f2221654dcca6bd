"""Who may see, write and change comments."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_
from sqlalchemy.orm import aliased

from models import Comment, CommentStatus, Post
from models.parameters import Unsought
from policies.actor import Actor
from policies.posts import can_see_post, is_published, published_posts, visible_posts

SHOWN_TO_WRITER = (CommentStatus.PENDING, CommentStatus.REJECTED)
"""What of the hidden comments their writers see."""


def can_see_comment(actor: Actor, comment: Comment) -> bool:
    """Comments are seen by whoever sees the post: approved ones by all, others by their writer and editors.

    A writer learns that a comment was rejected, but nothing about spam. Of a deleted comment nothing is left
    but its place in the thread, as long as it has replies.
    """
    return can_see_post(actor, comment.post) and (
        comment.status is CommentStatus.APPROVED
        or (comment.status is CommentStatus.DELETED and comment.reply_count > 0)
        or (comment.status in SHOWN_TO_WRITER and _is_writer(actor, comment))
        or (comment.status is not CommentStatus.DELETED and actor.is_editor)
    )


def visible_comments(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of `can_see_comment` on Comment or an alias of it."""
    post = aliased(Post)
    on_visible_post = exists().where(post.id == comment.post_id, visible_posts(actor, post))
    return and_(comments_below_post(actor, comment), on_visible_post)


def comments_below_post(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of `visible_comments` for the comments of a post that is visible."""
    # Most comments have the status that is asked for: an index finds them by something else.
    status = Unsought(comment.status)
    shown = [
        status == CommentStatus.APPROVED,
        and_(status == CommentStatus.DELETED, comment.reply_count > 0),
    ]
    if actor.is_editor:
        shown.append(status != CommentStatus.DELETED)
    elif actor.is_authenticated:
        shown.append(and_(status.in_(SHOWN_TO_WRITER), comment.author_id == actor.user_id))
    return or_(*shown)


def starting_threads(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of comments that reply to none."""
    starts: ColumnElement[bool] = comment.parent_id.is_(None)
    return starts


def can_comment(actor: Actor, post: Post) -> bool:
    """Users comment on published posts whose comments are open."""
    return actor.is_authenticated and post.comments_open and is_published(post)


def commentable_posts(actor: Actor, post: Any = Post) -> ColumnElement[bool]:
    """Return the predicate of `can_comment` on Post or an alias of it, the same for all users."""
    return and_(post.comments_open, published_posts(actor, post)) if actor.is_authenticated else false()


def can_edit_comment(actor: Actor, comment: Comment) -> bool:
    """Writers change and delete their own comments, editors any; a deleted one stays as it is."""
    return comment.status is not CommentStatus.DELETED and (actor.is_editor or _is_writer(actor, comment))


def editable_comments(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of `can_edit_comment` on Comment or an alias of it."""
    if not actor.is_authenticated:
        return false()
    is_left: ColumnElement[bool] = comment.status != CommentStatus.DELETED
    return is_left if actor.is_editor else and_(is_left, comment.author_id == actor.user_id)


def _is_writer(actor: Actor, comment: Comment) -> bool:
    return actor.is_authenticated and comment.author_id == actor.user_id
