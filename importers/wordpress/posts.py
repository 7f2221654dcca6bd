"""Brings posts and pages with their comments, and says what becomes of everything else."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from importers.wordpress.authors import Authors
from importers.wordpress.comments import Comments
from importers.wordpress.context import Import
from importers.wordpress.markup import convert_body
from importers.wordpress.records import ItemRecord
from importers.wordpress.terms import Terms
from importers.wordpress.text import plain_line, plain_summary, slug_from
from models import BodyFormat, Post, PostKind, PostStatus
from models.types import utc_now
from services.importing import ImportedPost, import_post

_ENTITY = "post"
_KINDS = {"post": PostKind.POST, "page": PostKind.PAGE}
_ENTITIES = {PostKind.POST: "posts", PostKind.PAGE: "pages"}
_LEFT_OUT_TYPES = {
    "attachment": "attachments (their files stay at the old site, and texts show them from there)",
    "nav_menu_item": "menu items",
}
_STATUSES = {"publish": PostStatus.PUBLISHED, "future": PostStatus.SCHEDULED, "draft": PostStatus.DRAFT}
_DRAFTED = {"private": "private", "pending": "awaiting review"}
_LEFT_OUT_STATUSES = {"trash", "auto-draft", "inherit"}


@dataclass(frozen=True)
class _State:
    """The life a post goes on with; `reason` says why it is a draft if it was none."""

    status: PostStatus
    published_at: datetime | None
    reason: str | None = None


class Posts:
    """Writes items one by one."""

    def __init__(self, context: Import, authors: Authors, terms: Terms) -> None:
        """Write with these authors and terms."""
        self._context = context
        self._authors = authors
        self._terms = terms
        self._comments = Comments(context, authors)

    def add(self, item: ItemRecord) -> None:
        """Import an item and its comments, or note why it stays behind."""
        reason = _left_out_because(item)
        if reason:
            self._leave_out(item, reason)
            return
        post_id = self._context.log.find(_ENTITY, item.wordpress_id)
        post = self._make(item) if post_id is None else self._context.session.get(Post, post_id)
        if post is None:
            self._leave_out(item, "posts that were imported before and deleted here since")
            return
        if post_id is not None:
            self._context.report.known[_ENTITIES[post.kind]] += 1
        self._comments.add(post, item.comments)

    def _leave_out(self, item: ItemRecord, reason: str) -> None:
        self._context.report.left_out[reason] += 1
        self._context.report.left_out["comments on what is left out"] += len(item.comments)

    def _make(self, item: ItemRecord) -> Post:
        context, now = self._context, utc_now()
        pictures = partial(context.export.pictures_of, item)
        body = convert_body(item.body, pictures, context.report.changes)
        state = _state(item, now)
        written = min(item.published_at or now, now)
        excerpt = item.excerpt or body.teaser
        imported = ImportedPost(
            author_id=self._authors.of(item.creator),
            kind=_KINDS[item.type],
            status=state.status,
            slug=_slug(item),
            title=plain_line(item.title),
            body=body.html,
            body_format=BodyFormat.HTML,
            created_at=written,
            published_at=state.published_at,
            updated_at=min(item.modified_at or written, now),
            excerpt=plain_summary(excerpt) if excerpt else "",
            comments_open=item.comments_open,
            tags=self._terms.of(item.terms),
        )
        post = import_post(context.session, context.actor, imported)
        context.log.record(_ENTITY, item.wordpress_id, post.id)
        self._note(item, post, state)
        return post

    def _note(self, item: ItemRecord, post: Post, state: _State) -> None:
        report, entity = self._context.report, _ENTITIES[post.kind]
        report.imported[entity] += 1
        report.details[entity][_in_words(post.status)] += 1
        if state.reason:
            report.drafted[state.reason].append(post.title or post.slug)
        if item.type == "page" and item.parent_id:
            report.changes["pages that had a page above them (here all stand side by side)"] += 1


def _left_out_because(item: ItemRecord) -> str | None:
    if item.type not in _KINDS:
        return _LEFT_OUT_TYPES.get(item.type, f"items of the type {item.type}")
    if item.status in _LEFT_OUT_STATUSES:
        return f"{item.type}s with the status {item.status}"
    return None


def _state(item: ItemRecord, now: datetime) -> _State:
    """Decide what becomes of a post: whatever wasn't for everyone's eyes must not become public here."""
    status = _STATUSES.get(item.status, PostStatus.DRAFT)
    time = item.published_at
    if item.status not in _STATUSES:
        # With its date, so that publishing it puts it where it was.
        reason = _DRAFTED.get(item.status, f"of unknown status ({item.status or 'none'})")
        return _State(PostStatus.DRAFT, time if item.status == "private" else None, reason)
    if status is PostStatus.DRAFT:
        return _State(status, None)
    if item.is_protected:
        return _State(PostStatus.DRAFT, time, "protected by a password")
    if time is None:
        return _State(PostStatus.DRAFT, None, "published without a date")
    return _State(PostStatus.SCHEDULED if time > now else status, time)


def _slug(item: ItemRecord) -> str:
    # Without a slug the title gives one; a name that our letters can't write becomes type and number.
    return slug_from(item.slug) or slug_from(plain_line(item.title)) or f"{item.type}-{item.wordpress_id}"


def _in_words(status: PostStatus) -> str:
    return "drafts" if status is PostStatus.DRAFT else status.value
