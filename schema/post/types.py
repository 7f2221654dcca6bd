"""The type Post."""

import models
from executor import Entity, Node, ToMany, ToOne, Whether
from policies.comments import commentable_posts, comments_below_post, starting_threads
from policies.posts import editable_posts, managed_posts, restorable_posts, visible_posts
from policies.tags import tags_below_post
from schema.comment.inputs import COMMENT_ORDERS, CommentFilter
from schema.comment.types import Comment
from schema.orderings import BY_NAME, LAST_MADE, OLDEST
from schema.revision.types import PostRevision
from schema.tag.types import Tag
from schema.user.types import User


class Post(Entity):
    """A post of the feed, or a page that stands on its own."""

    class Meta:
        model = models.Post
        interfaces = (Node,)
        visible = visible_posts
        only_fields = (
            *("kind", "status", "slug", "title", "body", "body_format", "body_html", "excerpt"),
            *("reading_minutes", "comments_open", "comment_count", "version", "published_at"),
            *("created_at", "updated_at"),
        )

    viewer_can_edit = Whether(editable_posts, description="Whether you may change it.")
    viewer_can_delete = Whether(managed_posts, description="Whether you may delete it.")
    viewer_can_restore = Whether(
        restorable_posts, description="Whether it is in the trash or the archive, and you may restore it."
    )
    viewer_can_comment = Whether(commentable_posts, description="Whether you may comment on it.")
    author = ToOne(lambda: User, description="Who wrote it; null if that account is not public.")
    tags = ToMany(
        lambda: Tag,
        ordering=BY_NAME,
        visible=tags_below_post,
        description="Its categories and tags, by name.",
    )
    comments = ToMany(
        lambda: Comment,
        ordering=OLDEST,
        orders=COMMENT_ORDERS,
        filter=CommentFilter,
        visible=comments_below_post,
        description="All its comments and replies, oldest first.",
    )
    threads = ToMany(
        lambda: Comment,
        relationship="comments",
        ordering=OLDEST,
        orders=COMMENT_ORDERS,
        filter=CommentFilter,
        visible=comments_below_post,
        where=starting_threads,
        description="The comments that reply to none, oldest first; replies are below them.",
    )
    revisions = ToMany(
        lambda: PostRevision,
        ordering=LAST_MADE,
        description="What it said at each change, newest first; for its author and editors.",
    )
