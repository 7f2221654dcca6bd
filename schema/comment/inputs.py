"""What lists of comments can be asked by."""

from typing import ClassVar

from graphene.utils.module_loading import lazy_import

import models
from executor import Filter, Orders, Related
from schema.orderings import FEWEST_REPLIES, LAST_CHANGED, LONGEST_UNCHANGED, MOST_REPLIES, NEWEST, OLDEST
from schema.post.inputs import PostFilter
from schema.user.inputs import UserFilter

COMMENT_ORDERS = Orders(
    "CommentOrder",
    "What comes first in a list of comments.",
    (NEWEST, OLDEST, LAST_CHANGED, LONGEST_UNCHANGED, MOST_REPLIES, FEWEST_REPLIES),
)


# By these an index has the comments on all posts; to sort them by something else would take long.
COMMENT_FEED_ORDERS = Orders(
    "CommentFeedOrder", "What comes first in the list of the comments on all posts.", (NEWEST, OLDEST)
)


class CommentFilter(Filter):
    """Which comments. All that is given must be fulfilled."""

    class Meta:
        model = models.Comment
        attributes = ("kind", "status", "body", "guest_name", "reply_count", "created_at", "updated_at")
        related: ClassVar = {
            "author": Related(
                lazy_import("schema.user.types.User"), lambda: UserFilter, "Who wrote it, if they are public."
            ),
            "post": Related(
                lazy_import("schema.post.types.Post"), lambda: PostFilter, "The post that it is about."
            ),
        }
