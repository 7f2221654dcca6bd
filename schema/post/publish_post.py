"""The mutation publishPost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.types import Post
from services.posts import publish_post


class PublishPost(ServiceMutation):
    """Show a post to everyone."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")

    post = graphene.Field(Post, description="The published post.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Publish the post."""
        return {"post": publish_post(session, actor, key_of(values["id"], "Post"))}
