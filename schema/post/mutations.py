"""The mutations of posts, each in a module of its own name."""

import graphene

from schema.post.create_post import CreatePost
from schema.post.delete_post import DeletePost
from schema.post.publish_post import PublishPost
from schema.post.update_post import UpdatePost


class PostMutations(graphene.ObjectType):
    """The root fields that change posts."""

    create_post = CreatePost.Field(description="Make a draft.")
    update_post = UpdatePost.Field(description="Change a post.")
    publish_post = PublishPost.Field(description="Show a post to everyone from now on.")
    delete_post = DeletePost.Field(description="Delete a post with all its comments.")
