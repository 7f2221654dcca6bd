"""Adding, changing and deleting comments: what is stored, who may, and what is refused."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import BodyFormat, Comment, CommentStatus, Post, PostStatus
from models.database import Database
from models.types import utc_now
from policies import ANONYMOUS, Actor
from services.comments import (
    add_comment,
    delete_comment,
    find_comment,
    get_editable_comment,
    update_comment,
)
from services.errors import Forbidden, InvalidInput, NotAuthenticated, NotFound
from tests.services.arranging import comment_by, post_by
from tests.services.refusals import problems_of
from tests.support.factories import BEGINNING, CommentFactory, PostFactory

BAD_BODIES = [
    ("", "REQUIRED"),
    (" \n\t ", "REQUIRED"),
    ("x" * 10_001, "TOO_LONG"),
    ("a\x00b", "UNUSABLE_CHARACTERS"),
    ("a\ud800b", "UNUSABLE_CHARACTERS"),
]


@pytest.fixture
def post(session: Session) -> Post:
    """A post of somebody else's that is open for comments."""
    return PostFactory()


def count_comments(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Comment)) or 0


def test_add_comment_by_a_reader_is_shown_at_once(session: Session, post: Post, reader: Actor) -> None:
    comment = add_comment(session, reader, post_id=post.id, body=" *Good*.\r\n")
    session.commit()
    session.refresh(comment)
    session.refresh(post)
    assert (comment.body, comment.body_html) == ("*Good*.", "<p><em>Good</em>.</p>\n")
    assert (comment.author_id, comment.post_id, comment.parent_id) == (reader.user_id, post.id, None)
    assert (comment.status, comment.body_format) == (CommentStatus.APPROVED, BodyFormat.MARKDOWN)
    assert (post.comment_count, comment.reply_count) == (1, 0)
    assert find_comment(session, ANONYMOUS, comment.id) is comment


def test_add_comment_leaves_the_times_of_post_and_parent(session: Session, post: Post, reader: Actor) -> None:
    parent = CommentFactory(post=post, created_at=BEGINNING)
    add_comment(session, reader, post_id=post.id, body="Good.", parent_id=parent.id)
    session.commit()
    session.refresh(post)
    session.refresh(parent)
    assert (post.updated_at, parent.updated_at) == (BEGINNING, BEGINNING)
    assert parent.reply_count == 1


def test_add_comment_of_a_stranger_asks_for_a_login(session: Session, post: Post) -> None:
    with pytest.raises(NotAuthenticated):
        add_comment(session, ANONYMOUS, post_id=post.id, body="Good.")
    assert count_comments(session) == 0


def test_add_comment_where_they_are_closed_is_forbidden(session: Session, editor: Actor) -> None:
    post = PostFactory(comments_open=False)
    with pytest.raises(Forbidden):
        add_comment(session, editor, post_id=post.id, body="Good.")


@pytest.mark.parametrize(
    "fields",
    [
        {"status": PostStatus.DRAFT, "published_at": None},
        {"status": PostStatus.ARCHIVED},
        {"status": PostStatus.SCHEDULED, "published_at": utc_now().replace(year=2999)},
    ],
)
def test_add_comment_to_an_unpublished_post_is_refused(
    session: Session, author: Actor, stranger: Actor, fields: dict[str, Any]
) -> None:
    post = post_by(session, author, **fields)
    with pytest.raises(Forbidden):
        add_comment(session, author, post_id=post.id, body="Good.")
    with pytest.raises(NotFound):
        add_comment(session, stranger, post_id=post.id, body="Good.")


def test_add_comment_to_nothing_is_not_found(session: Session, post: Post, reader: Actor) -> None:
    with pytest.raises(NotFound):
        add_comment(session, reader, post_id=4_711, body="Good.")
    with pytest.raises(NotFound):
        add_comment(session, reader, post_id=post.id, body="Good.", parent_id=4_711)


def test_add_comment_as_reply_on_another_post_is_refused(session: Session, post: Post, reader: Actor) -> None:
    elsewhere = CommentFactory()
    with pytest.raises(InvalidInput) as refused:
        add_comment(session, reader, post_id=post.id, body="Good.", parent_id=elsewhere.id)
    assert problems_of(refused.value) == [("parent_id", "WRONG_POST")]


def test_add_comment_as_reply_that_is_refused_is_not_counted(
    session: Session, database: Database, post: Post, reader: Actor
) -> None:
    with pytest.raises(NotFound), database.transaction() as writing:
        add_comment(writing, reader, post_id=post.id, body="Good.", parent_id=4_711)
    session.refresh(post)
    assert post.comment_count == 0


@pytest.mark.parametrize(
    "status", [status for status in CommentStatus if status is not CommentStatus.APPROVED]
)
def test_add_comment_as_reply_to_a_hidden_one_is_not_found(
    session: Session, post: Post, reader: Actor, status: CommentStatus
) -> None:
    hidden = CommentFactory(post=post, status=status)
    with pytest.raises(NotFound):
        add_comment(session, reader, post_id=post.id, body="Good.", parent_id=hidden.id)


@pytest.mark.parametrize(("body", "code"), BAD_BODIES)
def test_add_comment_bad_body_is_refused_and_nothing_kept(
    session: Session, database: Database, post: Post, reader: Actor, body: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused, database.transaction() as writing:
        add_comment(writing, reader, post_id=post.id, body=body)
    assert problems_of(refused.value) == [("body", code)]
    assert count_comments(session) == 0
    session.refresh(post)
    assert post.comment_count == 0


def test_update_comment_own_is_changed(session: Session, reader: Actor) -> None:
    comment = comment_by(session, reader)
    update_comment(session, reader, comment.id, body="**New**")
    session.commit()
    session.refresh(comment)
    assert (comment.body, comment.body_html) == ("**New**", "<p><strong>New</strong></p>\n")
    assert comment.updated_at > comment.created_at


@pytest.mark.parametrize(("body", "code"), BAD_BODIES)
def test_update_comment_bad_body_is_refused_and_nothing_kept(
    session: Session, database: Database, reader: Actor, body: str, code: str
) -> None:
    comment = comment_by(session, reader, body="Before.")
    with pytest.raises(InvalidInput) as refused, database.transaction() as writing:
        update_comment(writing, reader, comment.id, body=body)
    assert problems_of(refused.value) == [("body", code)]
    session.refresh(comment)
    assert comment.body == "Before."


def test_update_comment_imported_as_html_stays_html(session: Session, reader: Actor) -> None:
    comment = comment_by(session, reader, body="<b>Old</b>", body_format=BodyFormat.HTML)
    update_comment(session, reader, comment.id, body="<b>New</b><script>x</script>")
    assert comment.body_html == "<b>New</b>"


def test_get_editable_comment_is_for_its_writer_and_editors(
    session: Session, reader: Actor, editor: Actor, stranger: Actor
) -> None:
    comment = comment_by(session, reader)
    assert get_editable_comment(session, reader, comment.id) is comment
    assert get_editable_comment(session, editor, comment.id) is comment
    with pytest.raises(Forbidden):
        get_editable_comment(session, stranger, comment.id)
    with pytest.raises(NotAuthenticated):
        get_editable_comment(session, ANONYMOUS, comment.id)
    with pytest.raises(NotFound):
        get_editable_comment(session, editor, 4_711)


def test_update_and_delete_comment_of_somebody_else_are_forbidden(
    session: Session, reader: Actor, stranger: Actor
) -> None:
    comment = comment_by(session, reader, body="Before.")
    with pytest.raises(Forbidden):
        update_comment(session, stranger, comment.id, body="After.")
    with pytest.raises(Forbidden):
        delete_comment(session, stranger, comment.id)
    assert (comment.body, comment.status) == ("Before.", CommentStatus.APPROVED)


def test_find_comment_pending_is_seen_by_its_writer_and_editors(
    session: Session, reader: Actor, editor: Actor, stranger: Actor
) -> None:
    comment = comment_by(session, reader, status=CommentStatus.PENDING)
    seen = [find_comment(session, actor, comment.id) for actor in (reader, editor, stranger, ANONYMOUS)]
    assert seen == [comment, comment, None, None]


def test_find_comment_on_a_hidden_post_is_seen_by_who_sees_the_post(
    session: Session, reader: Actor, author: Actor
) -> None:
    comment = comment_by(session, reader, post=post_by(session, author, draft=True))
    assert find_comment(session, author, comment.id) is comment
    assert find_comment(session, reader, comment.id) is None
