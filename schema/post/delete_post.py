"""The mutation deletePost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from services.posts import delete_post


class DeletePost(ServiceMutation):
    """Delete a post with all its comments."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")

    deleted_id = graphene.ID(description="The id that the post had.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Delete the post."""
        delete_post(session, actor, key_of(values["id"], "Post"))
        return {"deleted_id": values["id"]}
