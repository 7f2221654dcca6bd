"""The mutation updateComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.fields import BODY, MODERATION, moderation_of
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.comments import update_comment


class UpdateComment(ServiceMutation):
    """Change what a comment says. Where all comments wait for approval, it waits again."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")
        body = graphene.String(required=True, description=BODY)

    facts = (MODERATION,)

    comment = graphene.Field(Comment, description="The changed comment; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Change the comment."""
        comment_id = key_of(values["id"], "Comment")
        moderation = moderation_of(values)
        return {
            "comment": update_comment(session, actor, comment_id, body=values["body"], moderation=moderation)
        }
