"""The stored counts are right after whatever order of adding and deleting, one by one or at once."""

import random
import threading

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post, Role
from models.database import Database
from policies import Actor
from policies.moderation import CommentModeration
from services.comments import add_comment, delete_comment
from services.errors import ServiceError
from services.moderation import approve_comment, mark_comment_as_spam, reject_comment
from tests.support.factories import PostFactory

DECISIONS = {"approve": approve_comment, "reject": reject_comment, "spam": mark_comment_as_spam}
STEP = st.tuples(
    st.sampled_from(["comment", "reply", "reply", "wait", "delete", "delete", *DECISIONS]), st.integers(0, 9)
)


def assert_counts_are_right(session: Session, post: Post) -> None:
    session.expire_all()
    comments = session.scalars(select(Comment).where(Comment.post_id == post.id)).all()
    approved = [comment for comment in comments if comment.status is CommentStatus.APPROVED]
    assert session.get_one(Post, post.id).comment_count == len(approved)
    for comment in comments:
        replies = [reply for reply in comments if reply.parent_id == comment.id]
        places = [it for it in replies if it.status is CommentStatus.DELETED and it.reply_count > 0]
        shown = [*places, *(reply for reply in replies if reply in approved)]
        assert comment.reply_count == len(shown)


def take(session: Session, actor: Actor, post: Post, step: str, choice: int) -> None:
    """Comment, reply to one of the comments, delete it or decide about it.

    A step that the service refuses is none.
    """
    ids = session.scalars(select(Comment.id).where(Comment.post_id == post.id).order_by(Comment.id)).all()
    chosen = ids[choice % len(ids)] if ids else None
    try:
        if step == "comment":
            add_comment(session, actor, post_id=post.id, body="Text.")
        elif chosen and step == "reply":
            add_comment(session, actor, post_id=post.id, body="Text.", parent_id=chosen)
        elif chosen and step == "wait":
            reader = Actor(actor.user_id, Role.READER)
            add_comment(
                session,
                reader,
                post_id=post.id,
                body="Text.",
                parent_id=chosen,
                moderation=CommentModeration.ALL,
            )
        elif chosen and step == "delete":
            delete_comment(session, actor, chosen)
        elif chosen:
            DECISIONS[step](session, actor, chosen)
        session.commit()
    except ServiceError:
        session.rollback()


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(STEP, max_size=25))
def test_counts_after_any_sequence_are_right(
    session: Session, editor: Actor, steps: list[tuple[str, int]]
) -> None:
    post = PostFactory()
    take(session, editor, post, "comment", 0)
    for step, choice in steps:
        take(session, editor, post, step, choice)
    assert_counts_are_right(session, post)


def test_counts_after_many_at_once_are_right(session: Session, database: Database, editor: Actor) -> None:
    post = PostFactory()
    for _ in range(4):
        take(session, editor, post, "comment", 0)
    failures: list[Exception] = []

    def work(seed: int) -> None:
        dice = random.Random(seed)
        for _ in range(15):
            try:
                with database.transaction() as writing:
                    take_one(writing, editor, post.id, dice)
            except ServiceError:
                continue
            except OperationalError as error:
                failures.append(error)

    workers = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    session.rollback()
    assert_counts_are_right(session, post)


def take_one(writing: Session, actor: Actor, post_id: int, dice: random.Random) -> None:
    chosen = dice.choice(writing.scalars(select(Comment.id).where(Comment.post_id == post_id)).all())
    if dice.random() < 0.3:
        delete_comment(writing, actor, chosen)
    elif dice.random() < 0.5:
        DECISIONS[dice.choice(list(DECISIONS))](writing, actor, chosen)
    else:
        add_comment(writing, actor, post_id=post_id, body="Text.", parent_id=chosen)
