"""The mutation createPost."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation
from schema.post.fields import EXCERPT, TAGS
from schema.post.types import Post
from services.posts import create_post


class CreatePost(ServiceMutation):
    """Make a draft."""

    class Input:
        title = graphene.String(required=True, description="The headline, at most 200 characters.")
        body = graphene.String(required=True, description="The text in Markdown.")
        slug = graphene.String(description="The name in addresses; made from the title if left out.")
        excerpt = graphene.String(description=EXCERPT)
        tags = graphene.List(graphene.NonNull(graphene.String), description=TAGS)
        comments_open = graphene.Boolean(description="Whether readers may comment; true if left out.")

    post = graphene.Field(Post, description="The new draft; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Make the draft."""
        given = {name: value for name, value in values.items() if value is not None}
        return {"post": create_post(session, actor, **given)}
