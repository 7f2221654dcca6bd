"""Posts and pages: writing and finding them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import BodyFormat, Post, PostKind, PostStatus, Tag, TagKind, has_slug
from policies import Actor
from policies.posts import can_create_post, can_manage_post, can_see_post
from services.authorization import require
from services.conflicts import flushing
from services.errors import Conflict, NotFound, Problem
from services.post_slugs import change_slug, free_slug, take_slug
from services.rendering import render_post
from services.revisions import keep_revision, keeping_revision
from services.slugs import slugify
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
        take_slug(session, post.slug)
    keep_revision(session, actor, post)
    return post


def update_post(
    session: Session,
    actor: Actor,
    post_id: int,
    changes: PostChanges,
    *,
    expected_version: int | None = None,
) -> Post:
    """Change a post, if it still has the version that was expected.

    Raises NotFound, Forbidden, InvalidInput, Conflict.
    """
    post = get_locked_post(session, actor, post_id, expected_version)
    refuse_deleted(post)
    former_slug = post.slug
    with keeping_revision(session, actor, post), flushing(session, _SLUG_TAKEN):
        tag_names = _apply(post, changes)
        if changes.tags is not None:
            replace_tags(post, ensure_tags(session, actor, tag_names))
        post.version += 1
    if post.slug != former_slug:
        change_slug(session, post, former_slug)
    return post


def find_post(session: Session, actor: Actor, slug: str) -> Post | None:
    """Return the post that has this slug or, if none has it, had it, if the actor may see that post."""
    post = session.scalar(select(Post).where(has_slug(Post, slug)))
    return post if post and can_see_post(actor, post) else None


def get_post(session: Session, actor: Actor, slug: str) -> Post:
    """Return the post that has this slug, or had it. Raises NotFound."""
    post = find_post(session, actor, slug)
    if post is None:
        raise NotFound("There is no such post.")
    return post


def get_managed_post(session: Session, actor: Actor, post_id: int) -> Post:
    """Return a post that the actor may decide about, also one in the trash. Raises NotFound, Forbidden."""
    post = session.get(Post, post_id)
    if post is None or not can_see_post(actor, post):
        raise NotFound("There is no such post.")
    require(actor, can_manage_post(actor, post), "change this post")
    return post


def get_locked_post(
    session: Session, actor: Actor, post_id: int, expected_version: int | None = None
) -> Post:
    """Return a post that the actor may decide about, as it is once nobody else can change it.

    Raises NotFound and Forbidden, and Conflict if it hasn't the version that was expected.
    """
    # Once before the lock, which is only for those who may, and once behind it, as another writer may
    # have left it: with other tags, or with a summary of its own.
    post = get_managed_post(session, actor, post_id)
    lock_post(session, post.id)
    session.refresh(post)
    post = get_managed_post(session, actor, post_id)
    if expected_version not in (None, post.version):
        raise Conflict([_stale(post)])
    return post


def refuse_deleted(post: Post) -> None:
    """Raise Conflict if a post is in the trash."""
    if post.status is PostStatus.DELETED:
        raise Conflict([Problem("id", "DELETED", "The post is in the trash. Restore it first.")])


def lock_post(session: Session, post_id: int) -> None:
    """Let those who change a post or its comments come one after the other. Raises NotFound.

    SQLite has one writer at a time anyway, and nothing to lock.
    """
    if session.scalar(select(Post.id).where(Post.id == post_id).with_for_update()) is None:
        raise NotFound("There is no such post.")


def replace_tags(post: Post, tags: list[Tag]) -> None:
    """Give a post other keywords. Categories are the editors' shelves: it stays on them."""
    post.tags = [tag for tag in post.tags if tag.kind is TagKind.CATEGORY] + tags


def render_into(post: Post) -> None:
    """Fill in the columns that follow from the body."""
    rendered = render_post(post.body, post.body_format)
    post.body_html = rendered.html
    post.reading_minutes = rendered.reading_minutes
    if not post.has_own_excerpt:
        post.excerpt = rendered.excerpt


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


def _stale(post: Post) -> Problem:
    return Problem(
        "expected_version",
        "CONFLICT",
        f"The post has been changed meanwhile: this is version {post.version} now.",
    )
