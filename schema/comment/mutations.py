"""The mutations of comments, each in a module of its own name."""

import graphene

from schema.comment.add_comment import AddComment
from schema.comment.delete_comment import DeleteComment
from schema.comment.update_comment import UpdateComment


class CommentMutations(graphene.ObjectType):
    """The root fields that change comments."""

    add_comment = AddComment.Field(description="Comment on a post, or reply to a comment.")
    update_comment = UpdateComment.Field(description="Change what a comment says.")
    delete_comment = DeleteComment.Field(description="Delete what a comment says.")
