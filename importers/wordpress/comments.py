"""Brings comments and pings into the threads they were in."""

from collections.abc import Sequence
from dataclasses import replace

from importers.wordpress.authors import Authors
from importers.wordpress.context import Import
from importers.wordpress.markup import convert_comment
from importers.wordpress.records import CommentRecord
from importers.wordpress.text import plain_line
from importers.wordpress.threads import parents_first
from models import BodyFormat, Comment, CommentKind, CommentStatus, Post, PostKind
from models.types import utc_now
from services.importing import ImportedComment
from services.importing_threads import import_thread
from services.validation import Validation

_ENTITY = "comment"
_KINDS = {
    "": CommentKind.COMMENT,
    "comment": CommentKind.COMMENT,
    "pingback": CommentKind.PING,
    "trackback": CommentKind.PING,
}
# Of any other word only an editor can say what it meant: it waits.
_STATUSES = {"1": CommentStatus.APPROVED, "approve": CommentStatus.APPROVED, "spam": CommentStatus.SPAM}
_LEFT_OUT_STATUSES = {"trash", "post-trashed"}
_IN_WORDS = {CommentStatus.PENDING: "awaiting approval"}


class Comments:
    """Writes the comments of one post after another."""

    def __init__(self, context: Import, authors: Authors) -> None:
        """Write with these authors."""
        self._context = context
        self._authors = authors

    def add(self, post: Post, comments: Sequence[CommentRecord]) -> None:
        """Import a post's comments; those that came before stay as they are."""
        new = [comment for comment in parents_first(comments) if self._is_new(comment)]
        if not new:
            return
        indices = {comment.wordpress_id: index for index, comment in enumerate(new)}
        thread = [self._thread_entry(post, comment, indices) for comment in new]
        written = import_thread(self._context.session, self._context.actor, thread)
        for record, comment in zip(new, written, strict=True):
            self._context.log.record(_ENTITY, record.wordpress_id, comment.id)
            self._note(post, record, comment)

    def _is_new(self, comment: CommentRecord) -> bool:
        reason = _left_out_because(comment)
        is_known = self._context.log.find(_ENTITY, comment.wordpress_id) is not None
        if reason:
            self._context.report.left_out[reason] += 1
        elif is_known:
            self._context.report.known["comments"] += 1
        return not reason and not is_known

    def _thread_entry(self, post: Post, comment: CommentRecord, indices: dict[str, int]) -> ImportedComment:
        reply_to = indices.get(comment.parent_id)
        if reply_to is not None and reply_to >= indices[comment.wordpress_id]:
            reply_to = None  # the beginning of a circle
        imported = ImportedComment(
            post_id=post.id,
            parent_id=None if reply_to is not None else self._known_parent(post, comment.parent_id),
            reply_to=reply_to,
            author_id=self._authors.of_comment(comment),
            created_at=min(comment.created_at or post.created_at, utc_now()),
            body=convert_comment(comment.body),
            body_format=BodyFormat.HTML,
            status=_STATUSES.get(comment.approved, CommentStatus.PENDING),
            kind=_KINDS[comment.type],
        )
        return imported if imported.author_id is not None else _by_guest(imported, comment)

    def _known_parent(self, post: Post, wordpress_id: str) -> int | None:
        comment_id = self._context.log.find(_ENTITY, wordpress_id)
        parent = None if comment_id is None else self._context.session.get(Comment, comment_id)
        return parent.id if parent is not None and parent.post_id == post.id else None

    def _note(self, post: Post, comment: CommentRecord, written: Comment) -> None:
        report = self._context.report
        report.imported["comments"] += 1
        details = report.details["comments"]
        details[_IN_WORDS.get(written.status, written.status.value)] += 1
        details["pings"] += written.kind is CommentKind.PING
        details["replies"] += written.parent_id is not None
        details["on pages"] += post.kind is PostKind.PAGE
        if comment.parent_id and written.parent_id is None:
            report.changes["replies to a missing comment (they begin threads now)"] += 1


def _by_guest(imported: ImportedComment, comment: CommentRecord) -> ImportedComment:
    # Guests could type anything: what is neither an e-mail nor a web address isn't kept.
    email_check, website_check = Validation(), Validation()
    email = email_check.email("email", comment.email)
    website = website_check.web_address("website", comment.website)
    return replace(
        imported,
        guest_name=plain_line(comment.name) or "Anonymous",
        guest_email=None if email_check.problems else email,
        guest_website=None if website_check.problems else website or None,
    )


def _left_out_because(comment: CommentRecord) -> str | None:
    if comment.type not in _KINDS:
        # Plugins keep private notes and likes as comments: they were never shown as such.
        return f"comments of the type {comment.type}"
    if comment.approved in _LEFT_OUT_STATUSES:
        return "comments in the trash"
    return None
