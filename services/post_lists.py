"""Lists of posts for the HTML pages."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from models import Post, Tag, User, post_tag
from models.keyset import Key, filled, linked
from policies import ANONYMOUS, Actor
from policies.posts import deleted_posts, published_feed, published_pages, unpublished_posts, visible_posts
from services.paging import OrderedList, Page, Position, read_page

# Lists show no bodies, which may be long.
_WITHOUT_BODIES = (defer(Post.body), defer(Post.body_html))

NEWEST = OrderedList("posts", "NEWEST", (Key("published_at", descending=True), Key("id", descending=True)))
_TAGGED = linked(NEWEST.order, post_tag, "post_id")


def list_newest(session: Session, position: Position, size: int) -> Page[Post]:
    """Return a page of the published posts, newest first."""
    return read_page(session, NEWEST, _published(), Post, position, size)


def list_by_author(session: Session, author: User, position: Position, size: int) -> Page[Post]:
    """Return a page of somebody's published posts, newest first."""
    statement = _published().where(Post.author_id == author.id)
    return read_page(session, NEWEST, statement, Post, position, size)


def list_by_tag(session: Session, tag: Tag, position: Position, size: int) -> Page[Post]:
    """Return a page of the published posts with a tag or in a category, newest first."""
    of_tag = (post_tag.c.tag_id == tag.id, *filled(NEWEST.order, _TAGGED))
    return read_page(session, NEWEST, _published().join(post_tag).where(*of_tag), _TAGGED, position, size)


def list_unpublished(session: Session, actor: Actor, author: User) -> Sequence[Post]:
    """Return somebody's drafts and scheduled posts, as far as the actor may see them, last changed first."""
    statement = (
        select(Post)
        .where(Post.author_id == author.id, unpublished_posts(actor), visible_posts(actor))
        .options(*_WITHOUT_BODIES)
    )
    return session.scalars(statement.order_by(Post.updated_at.desc(), Post.id.desc()).limit(100)).all()


def list_deleted(session: Session, actor: Actor, author: User) -> Sequence[Post]:
    """Return somebody's posts in the trash, as far as the actor may see them, last deleted first."""
    statement = (
        select(Post)
        .where(Post.author_id == author.id, deleted_posts(actor), visible_posts(actor))
        .options(*_WITHOUT_BODIES)
    )
    return session.scalars(statement.order_by(Post.deleted_at.desc(), Post.id.desc()).limit(100)).all()


def list_pages(session: Session) -> Sequence[Post]:
    """Return the published pages (as against posts) by title."""
    statement = select(Post).where(published_pages(ANONYMOUS)).options(*_WITHOUT_BODIES)
    return session.scalars(statement.order_by(Post.title, Post.id).limit(100)).all()


def _published() -> Select[Post]:
    return (
        select(Post)
        .where(published_feed(ANONYMOUS))
        .options(*_WITHOUT_BODIES, joinedload(Post.author), selectinload(Post.tags))
    )
