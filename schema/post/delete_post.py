"""The mutation deletePost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import expected_version
from schema.post.types import Post
from services.post_life import delete_post
from services.trash import delete_for_good


class DeletePost(ServiceMutation):
    """Put a post into the trash, or delete one that is there for good, with all its comments."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        permanently = graphene.Boolean(description="Whether to delete for good what is in the trash.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The post in the trash; null if it was deleted for good.")
    deleted_id = graphene.ID(description="The post's id; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Delete the post."""
        global_id, permanently = values.pop("id"), values.pop("permanently", None)
        post_id, post = key_of(global_id, "Post"), None
        if permanently:
            delete_for_good(session, actor, post_id, **values)
        else:
            post = delete_post(session, actor, post_id, **values)
        return {"post": post, "deleted_id": global_id}
