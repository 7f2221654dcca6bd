"""The mutation restorePost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import expected_version
from schema.post.types import Post
from services.post_life import restore_post


class RestorePost(ServiceMutation):
    """Make a draft of what is in the trash or the archive."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The draft; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Restore the post."""
        return {"post": restore_post(session, actor, key_of(values.pop("id"), "Post"), **values)}
