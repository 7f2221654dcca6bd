"""The mutation replyToComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.fields import BODY, MODERATION, moderation_of
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.comments import reply_to_comment


class ReplyToComment(ServiceMutation):
    """Reply to a comment, on whatever post that is: `addComment` for those who don't know the post."""

    class Input:
        parent_id = graphene.ID(required=True, description="The id of the comment to reply to.")
        body = graphene.String(required=True, description=BODY)

    facts = (MODERATION,)

    comment = graphene.Field(Comment, description="The reply; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Add the reply."""
        comment = reply_to_comment(
            session,
            actor,
            key_of(values["parent_id"], "Comment"),
            body=values["body"],
            moderation=moderation_of(values),
        )
        return {"comment": comment}
