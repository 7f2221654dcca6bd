"""Queries for comments."""

import graphene

from executor import BY_ID, Listing, Lookup
from policies.moderation import reported_comments
from schema.comment.inputs import COMMENT_FEED_ORDERS, CommentFilter
from schema.comment.types import Comment
from schema.orderings import MOST_REPORTED, NEWEST


class CommentQueries(graphene.ObjectType):
    """The root fields about comments."""

    comment = Lookup(
        lambda: Comment, BY_ID, description="The comment with this id; null if there is none you may see."
    )
    comments = Listing(
        lambda: Comment,
        ordering=NEWEST,
        orders=COMMENT_FEED_ORDERS,
        filter=CommentFilter,
        description="The comments on all posts, newest first; editors find there what waits for approval.",
    )
    reported_comments = Listing(
        lambda: Comment,
        ordering=MOST_REPORTED,
        filter=CommentFilter,
        where=reported_comments,
        description="The comments with reports to be dealt with, most reported first; for editors.",
    )
