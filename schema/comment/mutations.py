"""The mutations of comments, each in a module of its own name."""

import graphene

from schema.comment.add_comment import AddComment
from schema.comment.approve_comment import ApproveComment
from schema.comment.delete_comment import DeleteComment
from schema.comment.mark_comment_as_spam import MarkCommentAsSpam
from schema.comment.reject_comment import RejectComment
from schema.comment.reply_to_comment import ReplyToComment
from schema.comment.report_comment import ReportComment
from schema.comment.update_comment import UpdateComment


class CommentMutations(graphene.ObjectType):
    """The root fields that change comments."""

    add_comment = AddComment.Field(description="Comment on a post, or reply to a comment.")
    reply_to_comment = ReplyToComment.Field(description="Reply to a comment, on whatever post that is.")
    update_comment = UpdateComment.Field(description="Change what a comment says.")
    delete_comment = DeleteComment.Field(description="Delete what a comment says.")
    report_comment = ReportComment.Field(
        description="Tell the editors that something is wrong with a comment."
    )
    approve_comment = ApproveComment.Field(description="Show a comment to everyone who sees the post.")
    reject_comment = RejectComment.Field(description="Hide a comment from all but its writer and editors.")
    mark_comment_as_spam = MarkCommentAsSpam.Field(description="Hide a comment from all but editors.")
