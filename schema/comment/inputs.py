"""What lists of comments can be asked by."""

import models
from executor import Filter, Orders
from schema.orderings import FEWEST_REPLIES, LAST_CHANGED, LONGEST_UNCHANGED, MOST_REPLIES, NEWEST, OLDEST

COMMENT_ORDERS = Orders(
    "CommentOrder",
    "What comes first in a list of comments.",
    (NEWEST, OLDEST, LAST_CHANGED, LONGEST_UNCHANGED, MOST_REPLIES, FEWEST_REPLIES),
)


class CommentFilter(Filter):
    """Which comments. All that is given must be fulfilled."""

    class Meta:
        model = models.Comment
        attributes = ("kind", "status", "body", "guest_name", "reply_count", "created_at", "updated_at")
