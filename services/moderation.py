"""Decisions of editors about comments, and what waits for one."""

from collections.abc import Iterable

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, defer, joinedload
from sqlalchemy.orm.attributes import flag_modified

from models import Comment, CommentReport, CommentStatus, Post
from models.keyset import Key
from policies import Actor
from policies.comments import visible_comments
from policies.moderation import can_moderate_comment, can_moderate_comments, reported_comments
from services.authorization import require
from services.comment_approval import settle_reports
from services.comment_counts import change_status
from services.comments import find_comment
from services.errors import NotFound
from services.paging import BEGINNING, OrderedList, Page, Position, read_page
from services.posts import lock_post

COMMENTS_A_PAGE = 20
MOST_COUNTED = 100
MOST_REPORTS = 200

_WAITING = OrderedList("waiting", "OLDEST", (Key("created_at"), Key("id")))
_REPORTED = OrderedList(
    "reported", "MOST_REPORTED", (Key("report_count", descending=True), Key("id", descending=True))
)


def approve_comment(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Show a comment to everyone who sees the post; one that is shown is kept, and its reports are settled.

    Raises NotFound, Forbidden.
    """
    return _decide(session, actor, comment_id, CommentStatus.APPROVED)


def reject_comment(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Hide a comment from all but its writer and editors. Raises NotFound, Forbidden.

    Replies to it stay as they are.
    """
    return _decide(session, actor, comment_id, CommentStatus.REJECTED)


def mark_comment_as_spam(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Hide a comment from all but editors. Raises NotFound, Forbidden."""
    return _decide(session, actor, comment_id, CommentStatus.SPAM)


def list_waiting(session: Session, actor: Actor, position: Position = BEGINNING) -> Page[Comment]:
    """Return a page of the comments that wait for approval, oldest first. Raises Forbidden, NotFound."""
    waiting = _queue(actor).where(Comment.status == CommentStatus.PENDING)
    return read_page(session, _WAITING, waiting, Comment, position, COMMENTS_A_PAGE)


def list_reported(session: Session, actor: Actor, position: Position = BEGINNING) -> Page[Comment]:
    """Return a page of the comments with reports to be dealt with, most reported first.

    Raises Forbidden, NotFound.
    """
    reported = _queue(actor).where(reported_comments(actor))
    return read_page(session, _REPORTED, reported, Comment, position, COMMENTS_A_PAGE)


def list_open_reports(
    session: Session, actor: Actor, comments: Iterable[Comment]
) -> dict[int, list[CommentReport]]:
    """Return the newest reports that wait, by the keys of their comments. Raises Forbidden."""
    require(actor, can_moderate_comments(actor), "moderate comments")
    found: dict[int, list[CommentReport]] = {comment.id: [] for comment in comments}
    reports = select(CommentReport).where(
        CommentReport.comment_id.in_(found), CommentReport.resolved_at.is_(None)
    )
    newest_first = CommentReport.created_at.desc(), CommentReport.id.desc()
    for report in session.scalars(reports.order_by(*newest_first).limit(MOST_REPORTS)):
        found[report.comment_id].append(report)
    return found


def count_queues(session: Session, actor: Actor) -> int:
    """Return how many comments wait or are reported, counting either to 100; none to who can't decide."""
    if not can_moderate_comments(actor):
        return 0
    queues = (Comment.status == CommentStatus.PENDING, reported_comments(actor))
    counts = (
        select(func.count()).select_from(select(Comment.id).where(queue).limit(MOST_COUNTED).subquery())
        for queue in queues
    )
    return sum(session.execute(select(*(count.scalar_subquery() for count in counts))).one())


def _queue(actor: Actor) -> Select[Comment]:
    require(actor, can_moderate_comments(actor), "moderate comments")
    post = joinedload(Comment.post).options(defer(Post.body), defer(Post.body_html))
    related = joinedload(Comment.author), post
    return select(Comment).where(visible_comments(actor)).options(*related)


def _decide(session: Session, actor: Actor, comment_id: int, status: CommentStatus) -> Comment:
    # Once before the lock, to know the post, and once behind it, as another writer may have left it.
    lock_post(session, _get_moderatable(session, actor, comment_id).post_id)
    comment = _get_moderatable(session, actor, comment_id)
    settle_reports(session, comment)
    # Its writer has not changed it.
    flag_modified(comment, "updated_at")
    change_status(session, comment, status)
    return comment


def _get_moderatable(session: Session, actor: Actor, comment_id: int) -> Comment:
    comment = find_comment(session, actor, comment_id)
    if comment is None:
        raise NotFound("There is no such comment.")
    require(actor, can_moderate_comment(actor, comment), "moderate this comment")
    return comment
