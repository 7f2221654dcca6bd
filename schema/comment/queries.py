"""Queries for comments."""

import graphene

from executor import BY_ID, Lookup
from schema.comment.types import Comment


class CommentQueries(graphene.ObjectType):
    """The root fields about comments."""

    comment = Lookup(
        lambda: Comment, BY_ID, description="The comment with this id; null if there is none you may see."
    )
