"""The mutation archivePost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import expected_version
from schema.post.types import Post
from services.post_life import archive_post


class ArchivePost(ServiceMutation):
    """Take a post back, and put it away."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The archived post; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Archive the post."""
        return {"post": archive_post(session, actor, key_of(values.pop("id"), "Post"), **values)}
