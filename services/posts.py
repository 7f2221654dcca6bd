"""Posts and pages: writing, publishing, deleting and finding them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import BodyFormat, Comment, Post, PostKind, PostStatus, Tag, TagKind
from models.types import utc_now
from policies import Actor
from policies.posts import can_create_post, can_edit_post, can_see_post
from services.authorization import require
from services.conflicts import flushing
from services.errors import Conflict, NotFound, Problem
from services.rendering import render_post
from services.slugs import candidates, slugify
from services.tags import check_tag_names, ensure_tags
from services.validation import Validation

LONGEST_TITLE = 200
LONGEST_BODY = 100_000
LONGEST_EXCERPT = 500

_TRIES_FOR_A_SLUG = 5

_SLUG_TAKEN = {"uq_post_slug": Problem("slug", "TAKEN", "Another post has this address.")}


@dataclass(frozen=True, kw_only=True)
class PostChanges:
    """What to change in a post; None leaves a field as it is, an empty excerpt lets it follow the body."""

    title: str | None = None
    body: str | None = None
    slug: str | None = None
    excerpt: str | None = None
    tags: Sequence[str] | None = None
    comments_open: bool | None = None


def create_post(
    session: Session,
    actor: Actor,
    *,
    title: str,
    body: str,
    slug: str | None = None,
    excerpt: str = "",
    tags: Sequence[str] = (),
    comments_open: bool = True,
    kind: PostKind = PostKind.POST,
) -> Post:
    """Make a draft of the actor's. Without a slug, one is made from the title.

    Raises InvalidInput with a problem for each bad field, Conflict when the slug is taken.
    """
    require(actor, can_create_post(actor), "write posts")
    changes = PostChanges(
        title=title,
        body=body,
        slug=slug or None,
        excerpt=excerpt,
        tags=tags,
        comments_open=comments_open,
    )
    post = Post(author_id=actor.user_id, kind=kind, body_format=BodyFormat.MARKDOWN, tags=[])
    # Rendering takes long: done before the first statement, it doesn't hold up other writers.
    tag_names = _apply(post, changes)
    post.tags = ensure_tags(session, actor, tag_names)
    if changes.slug is None:
        _add_under_free_slug(session, post)
    else:
        _add(session, post)
    return post


def update_post(session: Session, actor: Actor, post_id: int, changes: PostChanges) -> Post:
    """Change a post. Raises NotFound, Forbidden, InvalidInput, Conflict."""
    post = _get_locked(session, actor, post_id)
    with flushing(session, _SLUG_TAKEN):
        tag_names = _apply(post, changes)
        if changes.tags is not None:
            _replace_tags(post, ensure_tags(session, actor, tag_names))
        _count_change(post)
    return post


def publish_post(session: Session, actor: Actor, post_id: int) -> Post:
    """Show a post to everyone from now on; one that is published already stays as it is."""
    post = _get_locked(session, actor, post_id)
    now = utc_now()
    if post.status is not PostStatus.PUBLISHED:
        post.status = PostStatus.PUBLISHED
        # Back from the archive it keeps its date; one scheduled for later appears now.
        if post.published_at is None or post.published_at > now:
            post.published_at = now
        _count_change(post)
    session.flush()
    return post


def delete_post(session: Session, actor: Actor, post_id: int) -> None:
    """Delete a post with all its comments."""
    post = _get_locked(session, actor, post_id)
    # Unthreaded first: SQLite can't follow a chain of replies deeper than 1,000 to its end.
    session.execute(
        update(Comment).where(Comment.post_id == post.id).values(parent_id=None),
        execution_options={"synchronize_session": False},
    )
    session.delete(post)
    session.flush()


def find_post(session: Session, actor: Actor, slug: str) -> Post | None:
    """Return the post with this slug, if there is one that the actor may see."""
    post = session.scalar(select(Post).where(Post.slug == slug))
    return post if post and can_see_post(actor, post) else None


def get_post(session: Session, actor: Actor, slug: str) -> Post:
    """Return the post with this slug. Raises NotFound."""
    post = find_post(session, actor, slug)
    if post is None:
        raise NotFound("There is no such post.")
    return post


def get_editable_post(session: Session, actor: Actor, post_id: int) -> Post:
    """Return a post that the actor may change. Raises NotFound, Forbidden."""
    post = session.get(Post, post_id)
    if post is None or not can_see_post(actor, post):
        raise NotFound("There is no such post.")
    require(actor, can_edit_post(actor, post), "change this post")
    return post


def lock_post(session: Session, post_id: int) -> None:
    """Let those who change a post or its comments come one after the other. Raises NotFound.

    SQLite has one writer at a time anyway, and nothing to lock.
    """
    if session.scalar(select(Post.id).where(Post.id == post_id).with_for_update()) is None:
        raise NotFound("There is no such post.")


def free_slug(session: Session, slug: str) -> str:
    """Return the slug, with a number behind it if it is taken."""
    taken = set(
        session.scalars(
            select(Post.slug).where((Post.slug == slug) | Post.slug.startswith(f"{slug}-", autoescape=True))
        )
    )
    return next(candidate for candidate in candidates(slug) if candidate not in taken)


def render_into(post: Post) -> None:
    """Fill in the columns that follow from the body."""
    rendered = render_post(post.body, post.body_format)
    post.body_html = rendered.html
    post.reading_minutes = rendered.reading_minutes
    if not post.has_own_excerpt:
        post.excerpt = rendered.excerpt


def _get_locked(session: Session, actor: Actor, post_id: int) -> Post:
    # Once before the lock, which is only for those who may, and once behind it, as another writer may
    # have left it: with other tags, or with a summary of its own.
    post = get_editable_post(session, actor, post_id)
    lock_post(session, post.id)
    session.refresh(post)
    return get_editable_post(session, actor, post_id)


def _apply(post: Post, changes: PostChanges) -> list[str]:
    """Check and take over all changes but the tags, whose checked names are returned."""
    check = Validation()
    if changes.title is not None:
        post.title = check.line("title", changes.title, at_most=LONGEST_TITLE)
    if changes.body is not None:
        post.body = check.text("body", changes.body, at_most=LONGEST_BODY)
    if changes.slug is not None:
        post.slug = check.slug("slug", changes.slug)
    if changes.excerpt is not None:
        post.excerpt = check.text("excerpt", changes.excerpt, at_most=LONGEST_EXCERPT, required=False)
        post.has_own_excerpt = bool(post.excerpt)
    if changes.comments_open is not None:
        post.comments_open = changes.comments_open
    tag_names = check_tag_names(check, "tags", changes.tags or ())
    check.raise_problems()
    if changes.body is not None or changes.excerpt is not None:
        render_into(post)
    return tag_names


def _add(session: Session, post: Post) -> None:
    with flushing(session, _SLUG_TAKEN):
        session.add(post)


def _add_under_free_slug(session: Session, post: Post) -> None:
    slug = slugify(post.title, fallback="post")
    for _ in range(_TRIES_FOR_A_SLUG):
        post.slug = free_slug(session, slug)
        try:
            return _add(session, post)
        except Conflict:
            # Another writer has just taken it.
            continue
    raise Conflict(list(_SLUG_TAKEN.values()))


def _count_change(post: Post) -> None:
    # Counted by the database, so that two changes at once are two.
    post.version = Post.version + 1


def _replace_tags(post: Post, tags: list[Tag]) -> None:
    # Categories are the editors' shelves: changing a post's keywords leaves it there.
    post.tags = [tag for tag in post.tags if tag.kind is TagKind.CATEGORY] + tags
