"""Puts comments into an order in which each one comes after the comment it replies to."""

from collections.abc import Iterable, Sequence

from importers.wordpress.records import CommentRecord


def parents_first(comments: Iterable[CommentRecord]) -> Sequence[CommentRecord]:
    """Return the comments so that replies follow; where replies go in a circle, one of them begins it."""
    by_id = {comment.wordpress_id: comment for comment in comments}
    placed: dict[str, CommentRecord] = {}
    for comment in by_id.values():
        # dicts keep order and look up at once: a thread may be thousands of replies deep.
        path: dict[str, CommentRecord] = {}
        current: CommentRecord | None = comment
        while current is not None and current.wordpress_id not in placed and current.wordpress_id not in path:
            path[current.wordpress_id] = current
            current = by_id.get(current.parent_id)
        for key in reversed(path):
            placed[key] = path[key]
    return list(placed.values())
