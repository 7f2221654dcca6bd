"""What lists of tags can be asked by."""

from typing import ClassVar

from graphene.utils.module_loading import lazy_import

import models
from executor import Filter, Related


class TagFilter(Filter):
    """Which categories and tags. All that is given must be fulfilled."""

    class Meta:
        model = models.Tag
        attributes = ("kind", "name", "slug")
        related: ClassVar = {
            "parent": Related(
                lazy_import("schema.tag.types.Tag"), lambda: TagFilter, "The category it is part of."
            )
        }
