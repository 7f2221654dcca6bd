"""Who may see and use categories and tags."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, true
from sqlalchemy.orm import aliased

from models import Post, Role, Tag, TagKind, post_tag
from policies.actor import Actor
from policies.posts import can_see_post, visible_posts


def can_see_tag(actor: Actor, tag: Tag, posts: Iterable[Post]) -> bool:
    """Categories, the editors' shelves, are everyone's; a tag is seen by whoever sees one of its posts.

    The keywords of a draft may tell what it is about.
    """
    return actor.is_editor or tag.kind is TagKind.CATEGORY or any(can_see_post(actor, post) for post in posts)


def visible_tags(actor: Actor, tag: Any = Tag) -> ColumnElement[bool]:
    """Return the predicate of `can_see_tag` on Tag or an alias of it."""
    if actor.is_editor:
        return true()
    post = aliased(Post)
    link = post_tag.alias()
    on_visible_post = exists().where(
        link.c.tag_id == tag.id, post.id == link.c.post_id, visible_posts(actor, post)
    )
    return or_(tag.kind == TagKind.CATEGORY, on_visible_post)


def tags_below_post(actor: Actor, tag: Any = Tag) -> ColumnElement[bool]:
    """Return the predicate of `visible_tags` for the tags of a post that is visible: all of them are."""
    return true()


def can_create_tag(actor: Actor) -> bool:
    """Whoever writes posts also coins tags."""
    return actor.has_role(Role.AUTHOR)
