"""The mutation rejectComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.moderation import reject_comment


class RejectComment(ServiceMutation):
    """Hide a comment from all but its writer and editors. Its reports are settled. For editors."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")

    comment = graphene.Field(Comment, description="The rejected comment.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Reject the comment."""
        return {"comment": reject_comment(session, actor, key_of(values["id"], "Comment"))}
