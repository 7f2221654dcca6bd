"""The mutation addComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.comment.fields import BODY, MODERATION, moderation_of
from schema.comment.types import Comment
from schema.mutation import ServiceMutation, key_of
from services.comments import add_comment


class AddComment(ServiceMutation):
    """Comment on a post, or reply to a comment on it. Where comments wait for approval, it is `PENDING`."""

    class Input:
        post_id = graphene.ID(required=True, description="The post's id.")
        parent_id = graphene.ID(description="The id of the comment to reply to.")
        body = graphene.String(required=True, description=BODY)

    facts = (MODERATION,)

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
            moderation=moderation_of(values),
        )
        return {"comment": comment}
