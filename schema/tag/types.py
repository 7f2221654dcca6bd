"""The type Tag."""

from graphene.utils.module_loading import lazy_import

import models
from executor import Entity, Node, ToMany, ToOne
from policies.posts import published_feed
from policies.tags import visible_tags
from schema.orderings import BY_NAME, NEWEST_PUBLISHED
from schema.post.inputs import POST_ORDERS, PostFilter


class Tag(Entity):
    """A category or a tag; the same slug may be one of each."""

    class Meta:
        model = models.Tag
        interfaces = (Node,)
        visible = visible_tags
        only_fields = ("kind", "name", "slug", "description")

    parent = ToOne(lambda: Tag, description="The category this one is part of.")
    children = ToMany(lambda: Tag, ordering=BY_NAME, description="The categories in this one, by name.")
    posts = ToMany(
        lazy_import("schema.post.types.Post"),
        ordering=NEWEST_PUBLISHED,
        orders=POST_ORDERS,
        filter=PostFilter,
        visible=published_feed,
        description="The published posts here, newest first.",
    )
