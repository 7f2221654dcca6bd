"""The types Comment and CommentReport."""

import graphene
from graphene.utils.module_loading import lazy_import

import models
from executor import Entity, Guarded, Node, ToMany, ToOne, Whether
from policies.comments import editable_comments, visible_comments
from policies.moderation import (
    comments_reported_by,
    moderatable_comments,
    report_counts_visible,
    reportable_comments,
    visible_comment_reports,
)
from schema.comment.inputs import COMMENT_ORDERS, CommentFilter
from schema.orderings import NEWEST, OLDEST
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
    viewer_can_report = Whether(reportable_comments, description="Whether you may report it.")
    viewer_has_reported = Whether(comments_reported_by, description="Whether you have reported it.")
    viewer_can_moderate = Whether(
        moderatable_comments, description="Whether you may approve it, reject it or mark it as spam."
    )
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
    report_count = Guarded(
        graphene.Int,
        visible=report_counts_visible,
        description="How many of its reports no editor has dealt with; for editors.",
    )
    reports = ToMany(
        lambda: CommentReport,
        ordering=NEWEST,
        description="What readers report of it, newest first; for editors.",
    )


class CommentReport(Entity):
    """What a reader reports of a comment; for editors."""

    class Meta:
        model = models.CommentReport
        interfaces = (Node,)
        visible = visible_comment_reports
        only_fields = ("reason", "note", "created_at", "resolved_at")

    comment = ToOne(lambda: Comment, description="The comment it is about.")
    reporter = ToOne(lambda: User, description="Who made it; null if that account is not public.")
