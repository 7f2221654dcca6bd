"""The mutation updateComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.fields import BODY
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.comments import update_comment


class UpdateComment(ServiceMutation):
    """Change what a comment says."""

    class Input:
        id = graphene.ID(required=True, description="The comment's id.")
        body = graphene.String(required=True, description=BODY)

    comment = graphene.Field(Comment, description="The changed comment; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Change the comment."""
        comment_id = key_of(values["id"], "Comment")
        return {"comment": update_comment(session, actor, comment_id, body=values["body"])}
