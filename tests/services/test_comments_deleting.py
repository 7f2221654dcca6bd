"""Deleting comments: what is left of one, and of the thread around it."""

import pytest
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post
from policies import ANONYMOUS, Actor
from services.comments import add_comment, delete_comment, find_comment, list_thread, update_comment
from services.errors import Forbidden, InvalidInput, NotFound
from tests.services.arranging import comment_by
from tests.services.refusals import problems_of
from tests.support.factories import BEGINNING, CommentFactory, PostFactory


@pytest.fixture
def post(session: Session) -> Post:
    """A post that is open for comments."""
    return PostFactory()


def reply(session: Session, actor: Actor, post: Post, to: Comment | None = None) -> Comment:
    comment = add_comment(session, actor, post_id=post.id, body="Re.", parent_id=to.id if to else None)
    session.commit()
    return comment


def counts(session: Session, post: Post, *comments: Comment) -> list[int]:
    session.commit()
    for row in (post, *comments):
        session.refresh(row)
    return [post.comment_count, *(comment.reply_count for comment in comments)]


def thread(session: Session, post: Post) -> list[Comment]:
    return list(list_thread(session, ANONYMOUS, post).rows)


def test_delete_comment_says_neither_what_nor_who_any_more(
    session: Session, post: Post, reader: Actor
) -> None:
    comment = reply(session, reader, post)
    comment.guest_name, comment.guest_email, comment.guest_website = "G", "g@example.com", "https://g.example"
    delete_comment(session, reader, comment.id)
    session.commit()
    session.refresh(comment)
    assert comment.status is CommentStatus.DELETED
    assert (comment.body, comment.body_html) == ("", "")
    gone = (comment.author_id, comment.guest_name, comment.guest_email, comment.guest_website)
    assert gone == (None,) * 4


def test_delete_comment_without_replies_leaves_no_place(session: Session, post: Post, reader: Actor) -> None:
    comment = reply(session, reader, post)
    delete_comment(session, reader, comment.id)
    assert counts(session, post) == [0]
    assert thread(session, post) == []
    assert find_comment(session, reader, comment.id) is None


def test_delete_comment_with_replies_leaves_its_place(session: Session, post: Post, reader: Actor) -> None:
    first = reply(session, reader, post)
    second = reply(session, reader, post, first)
    delete_comment(session, reader, first.id)
    assert counts(session, post, first, second) == [1, 1, 0]
    assert thread(session, post) == [first, second]


def test_delete_comment_last_reply_takes_deleted_parents_with_it(
    session: Session, post: Post, reader: Actor
) -> None:
    first = reply(session, reader, post)
    second = reply(session, reader, post, first)
    third = reply(session, reader, post, second)
    delete_comment(session, reader, second.id)
    assert counts(session, post, first, second) == [2, 1, 1]
    delete_comment(session, reader, third.id)
    assert counts(session, post, first, second) == [1, 0, 0]
    assert thread(session, post) == [first]


def test_delete_comment_twice_is_refused(session: Session, post: Post, editor: Actor) -> None:
    comment = reply(session, editor, post)
    reply(session, editor, post, comment)
    delete_comment(session, editor, comment.id)
    with pytest.raises(Forbidden):
        delete_comment(session, editor, comment.id)
    with pytest.raises(Forbidden):
        update_comment(session, editor, comment.id, body="Back.")
    assert counts(session, post) == [1]


def test_delete_comment_unknown_is_not_found(session: Session, editor: Actor) -> None:
    with pytest.raises(NotFound):
        delete_comment(session, editor, 4_711)


@pytest.mark.parametrize("status", [CommentStatus.PENDING, CommentStatus.REJECTED, CommentStatus.SPAM])
def test_delete_comment_that_was_not_counted_counts_nothing_down(
    session: Session, post: Post, editor: Actor, status: CommentStatus
) -> None:
    parent = reply(session, editor, post)
    hidden = CommentFactory(post=post, parent=parent, status=status)
    delete_comment(session, editor, hidden.id)
    assert counts(session, post, parent) == [1, 0]


def test_delete_comment_pending_with_an_approved_reply_leaves_a_place_that_counts(
    session: Session, post: Post, editor: Actor
) -> None:
    parent = reply(session, editor, post)
    pending = CommentFactory(post=post, parent=parent, status=CommentStatus.PENDING)
    answer = reply(session, editor, post, pending)
    assert counts(session, post, parent, pending) == [2, 0, 1]
    delete_comment(session, editor, pending.id)
    assert counts(session, post, parent, pending) == [2, 1, 1]
    delete_comment(session, editor, answer.id)
    assert counts(session, post, parent, pending) == [1, 0, 0]


def test_add_comment_below_a_deleted_one_brings_its_place_back(
    session: Session, post: Post, editor: Actor
) -> None:
    top = reply(session, editor, post)
    middle = reply(session, editor, post, top)
    pending = CommentFactory(post=post, parent=middle, status=CommentStatus.PENDING)
    delete_comment(session, editor, middle.id)
    assert counts(session, post, top, middle) == [1, 0, 0]
    below = reply(session, editor, post, pending)
    delete_comment(session, editor, pending.id)
    assert counts(session, post, top, middle, pending) == [2, 1, 1, 1]
    assert set(thread(session, post)) == {top, middle, pending, below}


def test_add_comment_to_the_place_of_a_deleted_one_is_refused(
    session: Session, post: Post, editor: Actor
) -> None:
    place = reply(session, editor, post)
    reply(session, editor, post, place)
    delete_comment(session, editor, place.id)
    with pytest.raises(InvalidInput) as refused:
        reply(session, editor, post, place)
    assert problems_of(refused.value) == [("parent_id", "DELETED")]


def test_list_thread_is_oldest_first_with_hidden_ones_left_out(
    session: Session, post: Post, reader: Actor, stranger: Actor, editor: Actor
) -> None:
    newer = CommentFactory(post=post)
    older = CommentFactory(post=post, created_at=BEGINNING)
    pending = comment_by(session, reader, post=post, status=CommentStatus.PENDING)
    spam = CommentFactory(post=post, status=CommentStatus.SPAM)
    below = CommentFactory(post=post, parent=spam)
    CommentFactory()
    assert thread(session, post) == [older, newer, below]
    assert list_thread(session, stranger, post).rows == [older, newer, below]
    assert list_thread(session, reader, post).rows == [older, newer, pending, below]
    assert list_thread(session, editor, post).rows == [older, newer, pending, spam, below]
    assert list_thread(session, editor, post, size=2).rows == [older, newer]
