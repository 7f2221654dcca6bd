"""What several mutations of comments say alike of their input."""

from typing import Any

from policies.moderation import CommentModeration

MODERATION = "comment_moderation"
"""The fact of the site that says which comments wait."""

BODY = "The text in Markdown, at most 10,000 characters."


def moderation_of(values: dict[str, Any]) -> CommentModeration:
    """Return which comments wait, from what a mutation is given."""
    return CommentModeration[values[MODERATION]]
