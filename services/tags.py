"""Categories and tags: finding them, and coining those that posts name."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import Tag, TagKind
from policies import Actor
from policies.tags import can_create_tag, visible_tags
from services.authorization import require
from services.conflicts import flushing
from services.errors import Conflict, InvalidInput, Problem
from services.slugs import candidates, slugify
from services.validation import Validation, fold

MOST_TAGS = 20
MOST_ALIKE = 20
LONGEST_NAME = 50

_TAKEN = {"uq_tag_kind_slug": Problem("tags", "TAKEN", "There is such a tag.")}


def find_tag(session: Session, actor: Actor, kind: TagKind, slug: str) -> Tag | None:
    """Return the category or tag with this slug, if there is one that the actor may see."""
    return session.scalar(_at(kind, slug).where(visible_tags(actor)))


def list_tags(session: Session, actor: Actor, kind: TagKind) -> Sequence[Tag]:
    """Return the categories or the tags that the actor may see, by name."""
    return session.scalars(
        select(Tag).where(Tag.kind == kind, visible_tags(actor)).order_by(Tag.name, Tag.id)
    ).all()


def check_tag_names(validation: Validation, field: str, names: Iterable[str]) -> list[str]:
    """Check and clean the names of a post's tags; empty ones and repetitions are dropped."""
    # A few more than are allowed tell as much as a million would.
    names = list(islice(names, 10 * MOST_TAGS))
    cleaned = [validation.line(field, name, at_most=LONGEST_NAME, required=False) for name in names]
    unique: dict[str, str] = {}
    for name in filter(None, cleaned):
        unique.setdefault(_identity(name), name)
    if len(unique) > MOST_TAGS or len(names) == 10 * MOST_TAGS:
        validation.reject(field, "TOO_MANY", f"Use at most {MOST_TAGS} tags.")
    return list(unique.values())


def ensure_tags(session: Session, actor: Actor, names: Sequence[str]) -> list[Tag]:
    """Return the tags with these checked names, making those that don't exist."""
    return [ensure_tag(session, actor, name) for name in names]


def ensure_tag(session: Session, actor: Actor, name: str, kind: TagKind = TagKind.TAG) -> Tag:
    """Return the tag or category with this name, made if need be.

    C, C++ and C# come to the same slug: they are told apart by a number behind it.
    Raises InvalidInput when there are too many of them.
    """
    for slug in islice(candidates(tag_slug(name)), MOST_ALIKE):
        tag = ensure_tag_at(session, actor, slug, name, kind)
        if _identity(tag.name) == _identity(name):
            return tag
    raise InvalidInput([Problem("tags", "TOO_SIMILAR", f"There are too many tags much like “{name}”.")])


def ensure_tag_at(session: Session, actor: Actor, slug: str, name: str, kind: TagKind) -> Tag:
    """Return the tag or category with this slug whatever its name, made with this name if need be."""
    known = _find(session, kind, slug)
    if known is not None:
        return known
    require(actor, can_create_tag(actor), "create tags")
    tag = Tag(kind=kind, name=name, slug=slug)
    try:
        with flushing(session, _TAKEN):
            session.add(tag)
    except Conflict:
        # Another writer has just made it.
        return session.scalars(_at(kind, slug)).one()
    return tag


def tag_slug(name: str) -> str:
    """Return the slug for a name; one in another script keeps a stable address: its code points."""
    code_points = (f"u{ord(character):x}" for character in name[:20] if not character.isspace())
    return slugify(name, fallback="-".join(code_points))


def _find(session: Session, kind: TagKind, slug: str) -> Tag | None:
    return session.scalar(_at(kind, slug))


def _at(kind: TagKind, slug: str) -> Select[Tag]:
    return select(Tag).where(Tag.kind == kind, Tag.slug == slug)


def _identity(name: str) -> str:
    """Return what makes two names one tag: neither case nor the kind of gap between words does."""
    return " ".join(re.split(r"[\s_-]+", fold(name))).strip()
