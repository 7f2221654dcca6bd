"""Lays out a thread of comments for a page: in reading order, each with its depth."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models import Comment
from policies import Actor
from policies.comments import can_edit_comment
from policies.moderation import can_moderate_comment, can_report_comment

DEEPEST_INDENT = 4


@dataclass(frozen=True)
class ThreadRow:
    """A comment at its place in the thread; deeper than four levels the thread is flat."""

    comment: Comment
    depth: int
    may_edit: bool
    may_report: bool
    may_moderate: bool
    replies_to: Comment | None


def thread_rows(comments: Iterable[Comment], actor: Actor) -> list[ThreadRow]:
    """Put comments (oldest first) in reading order: each before its replies.

    A comment whose parent is not among them, hidden or on no page yet, begins a thread of its own.
    """
    by_id = {comment.id: comment for comment in comments}
    replies: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in by_id.values():
        replies[comment.parent_id if comment.parent_id in by_id else None].append(comment)
    return [
        ThreadRow(
            comment,
            min(depth, DEEPEST_INDENT),
            can_edit_comment(actor, comment),
            can_report_comment(actor, comment),
            can_moderate_comment(actor, comment),
            by_id.get(comment.parent_id) if comment.parent_id else None,
        )
        for comment, depth in _walk(replies)
    ]


def _walk(replies: dict[int | None, list[Comment]]) -> Iterator[tuple[Comment, int]]:
    # With a stack of its own: a thread may be nested deeper than Python likes to recurse.
    stack = [(comment, 0) for comment in reversed(replies[None])]
    while stack:
        comment, depth = stack.pop()
        yield comment, depth
        stack.extend((reply, depth + 1) for reply in reversed(replies.get(comment.id, ())))
