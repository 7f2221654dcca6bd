"""The names of posts in addresses: finding a free one, and keeping the ones that were in use before."""

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models import FormerSlug, Post
from models.types import utc_now
from services.slugs import candidates


def is_slug_known(session: Session, slug: str) -> bool:
    """Whether a post has this slug, or had it while it was public."""
    known = select(Post.id).where(Post.slug == slug)
    return (
        session.scalar(known.union_all(select(FormerSlug.post_id).where(FormerSlug.slug == slug))) is not None
    )


def free_slug(session: Session, slug: str) -> str:
    """Return the slug, with a number behind it if a post has it or had it."""
    alike = select(Post.slug).where(_is_like(Post.slug, slug))
    taken = set(
        session.scalars(alike.union_all(select(FormerSlug.slug).where(_is_like(FormerSlug.slug, slug))))
    )
    return next(candidate for candidate in candidates(slug) if candidate not in taken)


def take_slug(session: Session, slug: str) -> None:
    """Let a slug mean the post that has it now, and no longer the one that had it before."""
    session.execute(delete(FormerSlug).where(FormerSlug.slug == slug))


def change_slug(session: Session, post: Post, former: str) -> None:
    """Let the slug that a post had lead to it, if it was ever public, now that it has another one."""
    take_slug(session, post.slug)
    if post.published_at is not None and post.published_at <= utc_now():
        # Whoever took the slug at the same moment has it; the row says whose it was last.
        session.merge(FormerSlug(slug=former, post_id=post.id))
        session.flush()


def _is_like(column: InstrumentedAttribute[str], slug: str) -> ColumnElement[bool]:
    return (column == slug) | column.startswith(f"{slug}-", autoescape=True)
