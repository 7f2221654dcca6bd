"""The type Comment."""

from graphene.utils.module_loading import lazy_import

import models
from executor import Entity, Node, ToMany, ToOne, Whether
from policies.comments import editable_comments, visible_comments
from schema.comment.inputs import COMMENT_ORDERS, CommentFilter
from schema.orderings import OLDEST
from schema.user.types import User


class Comment(Entity):
    """What somebody says about a post. Of a deleted one only its place in the thread is left."""

    class Meta:
        model = models.Comment
        interfaces = (Node,)
        visible = visible_comments
        only_fields = (
            *("kind", "status", "body", "body_format", "body_html", "guest_name", "guest_website"),
            *("reply_count", "created_at", "updated_at"),
        )

    viewer_can_edit = Whether(editable_comments, description="Whether you may change what it says.")
    viewer_can_delete = Whether(editable_comments, description="Whether you may delete it.")
    post = ToOne(lazy_import("schema.post.types.Post"), description="The post it is about.")
    author = ToOne(lambda: User, description="Who wrote it; null for guests and deleted comments.")
    parent = ToOne(lambda: Comment, description="The comment it replies to.")
    replies = ToMany(
        lambda: Comment,
        ordering=OLDEST,
        orders=COMMENT_ORDERS,
        filter=CommentFilter,
        description="The replies to it, oldest first.",
    )
