"""Mutations of comments."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.comments import add_comment, delete_comment, update_comment

_BODY = "The text in Markdown, at most 10,000 characters."


class AddComment(ServiceMutation):
    """Comment on a post, or reply to a comment on it."""

    class Input:
        post_id = graphene.ID(required=True, description="The post's id.")
        parent_id = graphene.ID(description="The id of the comment to reply to.")
        body = graphene.String(required=True, description=_BODY)

    comment = graphene.Field(Comment, description="The new comment; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Add the comment."""
        parent = values.get("parent_id")
        comment = add_comment(
            session,
            actor,
            post_id=key_of(values["post_id"], "Post"),
            parent_id=key_of(parent, "Comment") if parent is not None else None,
            body=values["body"],
        )
        return {"comment": comment}


class UpdateComment(ServiceMutation):
    """Change what a comment says."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")
        body = graphene.String(required=True, description=_BODY)

    comment = graphene.Field(Comment, description="The changed comment; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Change the comment."""
        comment_id = key_of(values["id"], "Comment")
        return {"comment": update_comment(session, actor, comment_id, body=values["body"])}


class DeleteComment(ServiceMutation):
    """Delete what a comment says; its place in the thread stays while it has replies."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")

    deleted_id = graphene.ID(description="The comment's id.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Delete the comment."""
        delete_comment(session, actor, key_of(values["id"], "Comment"))
        return {"deleted_id": values["id"]}


class CommentMutations(graphene.ObjectType):
    """The root fields that change comments."""

    add_comment = AddComment.Field(description="Comment on a post, or reply to a comment.")
    update_comment = UpdateComment.Field(description="Change what a comment says.")
    delete_comment = DeleteComment.Field(description="Delete what a comment says.")
