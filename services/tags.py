"""Categories and tags: finding them, and coining those that posts name."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Tag, TagKind
from policies import Actor
from policies.tags import can_create_tag, visible_tags
from services.authorization import require
from services.conflicts import flushing
from services.errors import Conflict, Problem
from services.slugs import slugify
from services.validation import Validation

MOST_TAGS = 20
LONGEST_NAME = 50

_TAKEN = {"uq_tag_kind_slug": Problem("tags", "TAKEN", "There is such a tag.")}


def find_tag(session: Session, actor: Actor, kind: TagKind, slug: str) -> Tag | None:
    """Return the category or tag with this slug, if there is one."""
    return session.scalar(select(Tag).where(Tag.kind == kind, Tag.slug == slug, visible_tags(actor)))


def list_tags(session: Session, actor: Actor, kind: TagKind) -> Sequence[Tag]:
    """Return all categories or all tags by name."""
    return session.scalars(
        select(Tag).where(Tag.kind == kind, visible_tags(actor)).order_by(Tag.name, Tag.id)
    ).all()


def check_tag_names(validation: Validation, field: str, names: Iterable[str]) -> list[str]:
    """Check and clean the names of a post's tags; empty ones and repetitions are dropped."""
    # A few more than are allowed tell as much as a million would.
    names = islice(names, 10 * MOST_TAGS)
    cleaned = [validation.line(field, name, at_most=LONGEST_NAME, required=False) for name in names]
    unique = list({name.casefold(): name for name in cleaned if name}.values())
    if len(unique) > MOST_TAGS:
        validation.reject(field, "TOO_MANY", f"Use at most {MOST_TAGS} tags.")
    return unique


def ensure_tags(session: Session, actor: Actor, names: Sequence[str]) -> list[Tag]:
    """Return the tags with these checked names, making those that don't exist.

    Names that come to the same slug, as C and C++ do, are one tag.
    """
    return list(dict.fromkeys(ensure_tag(session, actor, name) for name in names))


def ensure_tag(
    session: Session,
    actor: Actor,
    name: str,
    kind: TagKind = TagKind.TAG,
    slug: str | None = None,
) -> Tag:
    """Return the tag or category with this slug (by default made from its name), made if need be."""
    slug = slug or tag_slug(name)
    known = find_tag(session, actor, kind, slug)
    if known is not None:
        return known
    require(actor, can_create_tag(actor), "create tags")
    tag = Tag(kind=kind, name=name, slug=slug)
    try:
        with flushing(session, _TAKEN):
            session.add(tag)
    except Conflict:
        # Another writer has just made it.
        return session.scalars(select(Tag).where(Tag.kind == kind, Tag.slug == slug)).one()
    return tag


def tag_slug(name: str) -> str:
    """Return the slug for a name; one in another script keeps a stable address: its code points."""
    code_points = (f"u{ord(character):x}" for character in name[:20] if not character.isspace())
    return slugify(name, fallback="-".join(code_points))
