"""What lists of posts can be asked by."""

from typing import ClassVar

from graphene.utils.module_loading import lazy_import

import models
from executor import Filter, Orders, Related
from schema.orderings import (
    BY_TITLE,
    BY_TITLE_BACKWARDS,
    FEWEST_COMMENTS,
    LAST_CHANGED,
    LONGEST_UNCHANGED,
    MOST_COMMENTS,
    NEWEST_PUBLISHED,
    OLDEST_PUBLISHED,
)
from schema.tag.inputs import TagFilter
from schema.user.inputs import UserFilter

POST_ORDERS = Orders(
    "PostOrder",
    "What comes first in a list of posts.",
    (
        NEWEST_PUBLISHED,
        OLDEST_PUBLISHED,
        LAST_CHANGED,
        LONGEST_UNCHANGED,
        BY_TITLE,
        BY_TITLE_BACKWARDS,
        MOST_COMMENTS,
        FEWEST_COMMENTS,
    ),
)
# A draft may have no time yet.
DRAFT_ORDERS = POST_ORDERS.including_nulls_of("published_at")


class PostFilter(Filter):
    """Which posts. All that is given must be fulfilled."""

    class Meta:
        model = models.Post
        attributes = (
            *("kind", "status", "slug", "title", "reading_minutes", "comments_open", "comment_count"),
            *("published_at", "created_at", "updated_at"),
        )
        related: ClassVar = {
            "author": Related(
                lazy_import("schema.user.types.User"), lambda: UserFilter, "Who wrote it, if they are public."
            ),
            "tags": Related(
                lazy_import("schema.tag.types.Tag"), lambda: TagFilter, "Its categories and tags."
            ),
        }
