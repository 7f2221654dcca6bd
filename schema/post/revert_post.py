"""The mutation revertPost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import expected_version
from schema.post.types import Post
from services.reverting import revert_post


class RevertPost(ServiceMutation):
    """Make a post say again what it said at a revision, as a new version."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        revision_id = graphene.ID(required=True, description="The id of a revision of this post.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The changed post; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Revert the post."""
        post_id = key_of(values.pop("id"), "Post")
        revision_id = key_of(values.pop("revision_id"), "PostRevision")
        return {"post": revert_post(session, actor, post_id, revision_id, **values)}
