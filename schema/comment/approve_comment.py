"""The mutation approveComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.moderation import approve_comment


class ApproveComment(ServiceMutation):
    """Show a comment to everyone who sees the post. Its reports are settled. For editors."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")

    comment = graphene.Field(Comment, description="The approved comment.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Approve the comment."""
        return {"comment": approve_comment(session, actor, key_of(values["id"], "Comment"))}
