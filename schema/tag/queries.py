"""Queries for categories and tags."""

import graphene

from executor import Listing
from schema.orderings import BY_NAME
from schema.tag.types import Tag


class TagQueries(graphene.ObjectType):
    """The root fields about categories and tags."""

    tags = Listing(lambda: Tag, ordering=BY_NAME, description="All categories and tags by name.")
