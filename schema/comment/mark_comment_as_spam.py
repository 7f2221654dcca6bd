"""The mutation markCommentAsSpam."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.moderation import mark_comment_as_spam


class MarkCommentAsSpam(ServiceMutation):
    """Hide a comment from all but editors, as unwanted. Its reports are settled. For editors."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")

    comment = graphene.Field(Comment, description="The hidden comment.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Mark the comment."""
        return {"comment": mark_comment_as_spam(session, actor, key_of(values["id"], "Comment"))}
