"""The type PostRevision."""

from graphene.utils.module_loading import lazy_import

import models
from executor import Entity, Node, ToOne
from policies.revisions import visible_revisions
from schema.user.types import User


class PostRevision(Entity):
    """What a post said from one version on; for its author and editors."""

    class Meta:
        model = models.PostRevision
        interfaces = (Node,)
        visible = visible_revisions
        only_fields = ("version", "title", "body", "body_format", "excerpt", "tags", "created_at")

    post = ToOne(lazy_import("schema.post.types.Post"), description="The post that said it.")
    editor = ToOne(lambda: User, description="Who wrote it; null if that account is not public.")
