"""The mutation deleteComment."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from services.comments import delete_comment


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
