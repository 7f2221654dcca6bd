"""Which comments wait for an editor: new ones, by the setting, and changed ones."""

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post
from policies import Actor
from policies.moderation import CommentModeration
from services.comments import add_comment, find_comment, reply_to_comment, update_comment
from services.errors import Forbidden, InvalidInput, NotAuthenticated, NotFound
from tests.services.arranging import comment_by, post_by
from tests.services.refusals import problems_of
from tests.support.factories import CommentFactory, PostFactory

PENDING, APPROVED = CommentStatus.PENDING, CommentStatus.APPROVED


@pytest.fixture
def post(session: Session) -> Post:
    """A post of somebody else's that is open for comments."""
    return PostFactory()


def say(session: Session, actor: Actor, post: Post, moderation: CommentModeration) -> Comment:
    comment = add_comment(session, actor, post_id=post.id, body="Well.", moderation=moderation)
    session.commit()
    return comment


def counts(session: Session, post: Post, *comments: Comment) -> list[int]:
    session.commit()
    for row in (post, *comments):
        session.refresh(row)
    return [post.comment_count, *(comment.reply_count for comment in comments)]


@pytest.mark.parametrize(
    ("moderation", "status"),
    [
        (CommentModeration.NONE, APPROVED),
        (CommentModeration.FIRST, PENDING),
        (CommentModeration.ALL, PENDING),
    ],
)
def test_first_comment_of_a_writer_waits_by_the_setting(
    session: Session, post: Post, reader: Actor, moderation: CommentModeration, status: CommentStatus
) -> None:
    comment = say(session, reader, post, moderation)
    session.refresh(comment)
    assert comment.status is status
    assert counts(session, post) == [1 if status is APPROVED else 0]


@pytest.mark.parametrize(
    ("moderation", "status"), [(CommentModeration.FIRST, APPROVED), (CommentModeration.ALL, PENDING)]
)
def test_comment_of_a_writer_who_has_an_approved_one_waits_by_the_setting(
    session: Session, post: Post, reader: Actor, moderation: CommentModeration, status: CommentStatus
) -> None:
    comment_by(session, reader)
    assert say(session, reader, post, moderation).status is status


@pytest.mark.parametrize("status", [status for status in CommentStatus if status is not APPROVED])
def test_comment_of_a_writer_whose_others_are_not_approved_waits(
    session: Session, post: Post, reader: Actor, status: CommentStatus
) -> None:
    comment_by(session, reader, status=status)
    CommentFactory(post=post)
    assert say(session, reader, post, CommentModeration.FIRST).status is PENDING


@pytest.mark.parametrize("moderation", CommentModeration)
def test_comment_of_an_editor_and_of_the_posts_author_never_waits(
    session: Session, author: Actor, editor: Actor, moderation: CommentModeration
) -> None:
    own = post_by(session, author)
    assert [say(session, actor, own, moderation).status for actor in (author, editor)] == [APPROVED] * 2
    elsewhere = say(session, author, PostFactory(), moderation)
    assert elsewhere.status is (PENDING if moderation is CommentModeration.ALL else APPROVED)


def test_comment_that_waits_is_seen_by_its_writer_and_editors(
    session: Session, post: Post, reader: Actor, stranger: Actor, editor: Actor
) -> None:
    comment = say(session, reader, post, CommentModeration.ALL)
    seen = [find_comment(session, actor, comment.id) for actor in (reader, editor, stranger)]
    assert seen == [comment, comment, None]


def test_reply_that_waits_is_not_counted(session: Session, post: Post, reader: Actor) -> None:
    parent = CommentFactory(post=post)
    reply = reply_to_comment(session, reader, parent.id, body="Re.", moderation=CommentModeration.FIRST)
    assert (reply.status, reply.parent_id, reply.post_id) == (PENDING, parent.id, post.id)
    assert counts(session, post, parent) == [0, 0]


def test_reply_to_comment_is_at_its_post_and_counted(session: Session, reader: Actor) -> None:
    parent = CommentFactory()
    reply = reply_to_comment(session, reader, parent.id, body="Re.")
    assert (reply.status, reply.parent_id, reply.post_id) == (APPROVED, parent.id, parent.post_id)
    assert counts(session, parent.post, parent) == [1, 1]


def test_reply_to_comment_of_a_stranger_or_to_nothing_is_refused(session: Session, reader: Actor) -> None:
    hidden = CommentFactory(status=PENDING)
    for parent_id in (hidden.id, 4_711):
        with pytest.raises(NotFound):
            reply_to_comment(session, reader, parent_id, body="Re.")
        with pytest.raises(NotAuthenticated):
            reply_to_comment(session, Actor(), parent_id, body="Re.")


def test_reply_to_comment_where_they_are_closed_is_forbidden(session: Session, editor: Actor) -> None:
    parent = CommentFactory(post=PostFactory(comments_open=False))
    with pytest.raises(Forbidden):
        reply_to_comment(session, editor, parent.id, body="Re.")


@pytest.mark.parametrize("status", [CommentStatus.REJECTED, CommentStatus.SPAM])
def test_reply_to_comment_that_is_hidden_is_refused(
    session: Session, editor: Actor, status: CommentStatus
) -> None:
    parent = CommentFactory(status=status)
    with pytest.raises(InvalidInput) as refused:
        reply_to_comment(session, editor, parent.id, body="Re.")
    assert problems_of(refused.value) == [("parent_id", "HIDDEN")]


@pytest.mark.parametrize(
    ("moderation", "status"),
    [
        (CommentModeration.NONE, APPROVED),
        (CommentModeration.FIRST, APPROVED),
        (CommentModeration.ALL, PENDING),
    ],
)
def test_comment_changed_by_its_writer_waits_where_all_do(
    session: Session, post: Post, reader: Actor, moderation: CommentModeration, status: CommentStatus
) -> None:
    parent = CommentFactory(post=post)
    comment = reply_to_comment(session, reader, parent.id, body="Good.")
    update_comment(session, reader, comment.id, body="Buy!", moderation=moderation)
    session.commit()
    session.refresh(comment)
    assert (comment.body, comment.status) == ("Buy!", status)
    assert counts(session, post, parent) == ([1, 1] if status is APPROVED else [0, 0])


def test_comment_changed_to_what_it_says_does_not_wait(session: Session, post: Post, reader: Actor) -> None:
    comment = add_comment(session, reader, post_id=post.id, body="Good.")
    update_comment(session, reader, comment.id, body=" Good.\n", moderation=CommentModeration.ALL)
    assert comment.status is APPROVED


def test_comment_changed_by_an_editor_or_the_posts_author_does_not_wait(
    session: Session, author: Actor, editor: Actor
) -> None:
    comment = comment_by(session, author, post=post_by(session, author))
    for actor in (author, editor):
        update_comment(
            session, actor, comment.id, body=f"By {actor.user_id}.", moderation=CommentModeration.ALL
        )
        assert comment.status is APPROVED


@pytest.mark.parametrize("moderation", CommentModeration)
def test_comment_rejected_and_mended_by_its_writer_waits_again(
    session: Session, author: Actor, moderation: CommentModeration
) -> None:
    comment = comment_by(session, author, post=post_by(session, author), status=CommentStatus.REJECTED)
    update_comment(session, author, comment.id, body=comment.body, moderation=moderation)
    assert comment.status is CommentStatus.REJECTED
    update_comment(session, author, comment.id, body="Mended.", moderation=moderation)
    assert comment.status is PENDING
    assert counts(session, comment.post) == [0]


@pytest.mark.parametrize("status", [CommentStatus.PENDING, CommentStatus.REJECTED, CommentStatus.SPAM])
def test_comment_hidden_and_changed_by_an_editor_stays_hidden(
    session: Session, editor: Actor, status: CommentStatus
) -> None:
    comment = CommentFactory(status=status)
    update_comment(session, editor, comment.id, body="Without the name.", moderation=CommentModeration.NONE)
    assert comment.status is status


def test_comment_takes_as_many_statements_as_ever_where_none_waits(
    session: Session, post: Post, reader: Actor
) -> None:
    post_id, run = post.id, []
    # Those that are always the same go to the driver themselves.
    event.listen(session.connection(), "before_cursor_execute", lambda *given: run.append(given[2]))
    add_comment(session, reader, post_id=post_id, body="Good.")
    assert run == []
    add_comment(session, reader, post_id=post_id, body="Good.", moderation=CommentModeration.FIRST)
    assert len(run) == 2
