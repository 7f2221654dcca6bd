"""The GraphQL schema: what the API offers, put together from the entities' packages."""

import graphene

from executor import Node, NodeLookup, NodesLookup
from schema.api_token.mutations import ApiTokenMutations
from schema.comment.mutations import CommentMutations
from schema.comment.queries import CommentQueries
from schema.post.mutations import PostMutations
from schema.post.queries import PostQueries
from schema.site.queries import SiteQueries
from schema.tag.queries import TagQueries
from schema.user.mutations import UserMutations
from schema.user.queries import UserQueries


class Query(SiteQueries, PostQueries, CommentQueries, TagQueries, UserQueries):
    """What can be read. What you may not see reads as null."""

    node = NodeLookup(Node, description="The object with this id; null if there is none you may see.")
    nodes = NodesLookup(
        Node, description="The objects with these ids, each in its place; null for those you may not see."
    )


class Mutation(PostMutations, CommentMutations, UserMutations, ApiTokenMutations):
    """What can be changed, each mutation in a transaction of its own."""


def build_schema() -> graphene.Schema:
    """Return a new schema."""
    return graphene.Schema(query=Query, mutation=Mutation)


def print_sdl() -> str:
    """Return the schema in GraphQL's schema definition language."""
    return f"{build_schema()}\n"
