"""Queries for categories and tags."""

from typing import Any

import graphene
from sqlalchemy import ColumnElement, and_

from executor import BY_ID, By, Listing, Lookup
from models import TagKind
from schema.enums import TagKindEnum
from schema.orderings import BY_NAME
from schema.tag.inputs import TagFilter
from schema.tag.types import Tag

_KIND = graphene.Argument(
    TagKindEnum,
    required=True,
    default_value=TagKind.TAG,
    description="Whether the slug is a tag's or a category's; it doesn't matter beside `id`.",
)


def _has_slug(tag: Any, slug: ColumnElement[str], kind: TagKind) -> ColumnElement[bool]:
    return and_(tag.slug == slug, tag.kind == kind)


class TagQueries(graphene.ObjectType):
    """The root fields about categories and tags."""

    tag = Lookup(
        lambda: Tag,
        By("slug", "The name in addresses.", match=_has_slug, narrowed_by={"kind": _KIND}),
        BY_ID,
        description="The category or tag with this slug or id; null if there is none you may see.",
    )
    tags = Listing(
        lambda: Tag, ordering=BY_NAME, filter=TagFilter, description="All categories and tags by name."
    )
