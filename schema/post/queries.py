"""Queries for posts and pages."""

import graphene

from executor import BY_ID, By, Listing, Lookup
from models import has_slug
from policies.posts import published_feed, published_pages
from schema.orderings import BY_TITLE, NEWEST_PUBLISHED
from schema.post.inputs import POST_ORDERS, PostFilter
from schema.post.types import Post


class PostQueries(graphene.ObjectType):
    """The root fields about posts and pages."""

    post = Lookup(
        lambda: Post,
        By("slug", "The post's name in addresses, or one that it had before.", match=has_slug),
        BY_ID,
        description="The post or page with this slug or id; null if there is none you may see.",
    )
    posts = Listing(
        lambda: Post,
        ordering=NEWEST_PUBLISHED,
        orders=POST_ORDERS,
        filter=PostFilter,
        visible=published_feed,
        description="The published posts, newest first.",
    )
    pages = Listing(
        lambda: Post,
        ordering=BY_TITLE,
        orders=POST_ORDERS,
        filter=PostFilter,
        visible=published_pages,
        description="The published pages, by title.",
    )
