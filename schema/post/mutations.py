"""Mutations of posts."""

from typing import Any

import graphene
from sqlalchemy.orm import Session

from policies import Actor
from schema.mutation import ServiceMutation, key_of
from schema.post.types import Post
from services.posts import PostChanges, create_post, delete_post, publish_post, update_post

_TAGS = "Up to 20 tags by name, made if they don't exist."
_EXCERPT = "A summary in plain text; empty, it is the beginning of the body."


class CreatePost(ServiceMutation):
    """Make a draft."""

    class Input:
        title = graphene.String(required=True, description="The headline, at most 200 characters.")
        body = graphene.String(required=True, description="The text in Markdown.")
        slug = graphene.String(description="The name in addresses; made from the title if left out.")
        excerpt = graphene.String(description=_EXCERPT)
        tags = graphene.List(graphene.NonNull(graphene.String), description=_TAGS)
        comments_open = graphene.Boolean(description="Whether readers may comment; true if left out.")

    post = graphene.Field(Post, description="The new draft; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Make the draft."""
        given = {name: value for name, value in values.items() if value is not None}
        return {"post": create_post(session, actor, **given)}


class UpdatePost(ServiceMutation):
    """Change a post; a field left out or null stays as it is."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")
        title = graphene.String(description="The headline, at most 200 characters.")
        body = graphene.String(description="The text, in the post's own format.")
        slug = graphene.String(description="The name in addresses.")
        excerpt = graphene.String(description=_EXCERPT)
        tags = graphene.List(graphene.NonNull(graphene.String), description=_TAGS)
        comments_open = graphene.Boolean(description="Whether readers may comment.")

    post = graphene.Field(Post, description="The changed post; null if the input was refused.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Change the post."""
        post_id = key_of(values.pop("id"), "Post")
        return {"post": update_post(session, actor, post_id, PostChanges(**values))}


class PublishPost(ServiceMutation):
    """Show a post to everyone."""

    class Input:
        id = graphene.ID(required=True, description="The post's id.")

    post = graphene.Field(Post, description="The published post.")

    @classmethod
    def perform(cls, session: Session, actor: Actor, **values: Any) -> dict[str, Any]:
        """Publish the post."""
        return {"post": publish_post(session, actor, key_of(values["id"], "Post"))}


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


class PostMutations(graphene.ObjectType):
    """The root fields that change posts."""

    create_post = CreatePost.Field(description="Make a draft.")
    update_post = UpdatePost.Field(description="Change a post.")
    publish_post = PublishPost.Field(description="Show a post to everyone from now on.")
    delete_post = DeletePost.Field(description="Delete a post with all its comments.")
