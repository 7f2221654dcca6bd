"""The mutation publishPost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import expected_version
from schema.post.types import Post
from services.post_life import publish_post


class PublishPost(ServiceMutation):
    """Show a post to everyone from now on; one that appeared before keeps its date."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The published post; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Publish the post."""
        return {"post": publish_post(session, actor, key_of(values.pop("id"), "Post"), **values)}
