"""Who may see and use categories and tags."""

from typing import Any

from sqlalchemy import ColumnElement, true

from models import Role, Tag
from policies.actor import Actor


def can_see_tag(actor: Actor, tag: Tag) -> bool:
    """Everyone sees every tag."""
    return True


def visible_tags(actor: Actor, tag: Any = Tag) -> ColumnElement[bool]:
    """Return the predicate of `can_see_tag` on Tag or an alias of it."""
    return true()


def can_create_tag(actor: Actor) -> bool:
    """Whoever writes posts also coins tags."""
    return actor.has_role(Role.AUTHOR)
