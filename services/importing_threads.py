"""Writes whole threads of comments from elsewhere, much faster than one comment after the other."""

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post
from policies import Actor
from policies.imports import can_import
from services.authorization import require
from services.comment_counts import count_in
from services.importing import ImportedComment, build_comment


def import_thread(session: Session, actor: Actor, thread: Sequence[ImportedComment]) -> list[Comment]:
    """Write comments on one post, each after the one it replies to, and count the approved ones.

    Levels are written and counted at once: with a statement or three for each comment, a site of 50,000
    comments would keep other writers waiting for minutes.
    """
    require(actor, can_import(actor), "import comments")
    comments = [build_comment(imported) for imported in thread]
    for imported in thread:
        if imported.reply_to is not None and imported.status is CommentStatus.APPROVED:
            comments[imported.reply_to].reply_count += 1
    for level in _levels(thread):
        for index in level:
            reply_to = thread[index].reply_to
            if reply_to is not None:
                comments[index].parent_id = comments[reply_to].id
        session.add_all(comments[index] for index in level)
        session.flush()
    _count_thread(session, thread, comments)
    return comments


def _levels(thread: Sequence[ImportedComment]) -> list[list[int]]:
    """Return the indices of the comments that begin threads, of their replies, and so on."""
    levels: list[list[int]] = []
    depths: list[int] = []
    for index, imported in enumerate(thread):
        depth = 0 if imported.reply_to is None else depths[imported.reply_to] + 1
        depths.append(depth)
        if depth == len(levels):
            levels.append([])
        levels[depth].append(index)
    return levels


def _count_thread(session: Session, thread: Sequence[ImportedComment], comments: Sequence[Comment]) -> None:
    approved = 0
    for imported, comment in zip(thread, comments, strict=True):
        if comment.status is not CommentStatus.APPROVED:
            continue
        if imported.parent_id is not None:
            count_in(session, comment)
        else:
            approved += 1
    if approved:
        post_id = comments[0].post_id
        session.execute(
            update(Post)
            .where(Post.id == post_id)
            .values(comment_count=Post.comment_count + approved, updated_at=Post.updated_at)
        )
