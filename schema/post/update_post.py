"""The mutation updatePost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.fields import EXCERPT, TAGS, expected_version
from schema.post.types import Post
from services.posts import PostChanges, update_post


class UpdatePost(ServiceMutation):
    """Change a post; a field left out or null stays as it is."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        title = graphene.String(description="The headline, at most 200 characters.")
        body = graphene.String(description="The text, in the post's own format.")
        slug = graphene.String(description="The name in addresses.")
        excerpt = graphene.String(description=EXCERPT)
        tags = graphene.List(graphene.NonNull(graphene.String), description=TAGS)
        comments_open = graphene.Boolean(description="Whether readers may comment.")
        expected_version = expected_version()

    post = graphene.Field(Post, description="The changed post; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Change the post."""
        post_id, version = key_of(values.pop("id"), "Post"), values.pop("expected_version", None)
        changes = PostChanges(**values)
        return {"post": update_post(session, actor, post_id, changes, expected_version=version)}
