"""The stored counts are right after whatever order of adding and deleting, one by one or at once."""

import random
import threading

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post
from models.database import Database
from policies import Actor
from services.comments import add_comment, delete_comment
from services.errors import ServiceError
from tests.support.factories import PostFactory

STEP = st.tuples(st.sampled_from(["comment", "reply", "delete"]), st.integers(0, 9))


def assert_counts_are_right(session: Session, post: Post) -> None:
    session.expire_all()
    comments = session.scalars(select(Comment).where(Comment.post_id == post.id)).all()
    approved = [comment for comment in comments if comment.status is CommentStatus.APPROVED]
    assert session.get_one(Post, post.id).comment_count == len(approved)
    for comment in comments:
        replies = [reply for reply in comments if reply.parent_id == comment.id]
        shown = [reply for reply in replies if reply in approved or reply.reply_count > 0]
        assert comment.reply_count == len(shown)


def take(session: Session, actor: Actor, post: Post, step: str, choice: int) -> None:
    """Comment, reply to one of the comments or delete it; a step that the service refuses is none."""
    ids = session.scalars(select(Comment.id).where(Comment.post_id == post.id).order_by(Comment.id)).all()
    chosen = ids[choice % len(ids)] if ids else None
    try:
        if step == "comment":
            add_comment(session, actor, post_id=post.id, body="Text.")
        elif chosen and step == "reply":
            add_comment(session, actor, post_id=post.id, body="Text.", parent_id=chosen)
        elif chosen:
            delete_comment(session, actor, chosen)
        session.commit()
    except ServiceError:
        session.rollback()


@settings(
    max_examples=20,
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
    if dice.random() < 0.5:
        delete_comment(writing, actor, chosen)
    else:
        add_comment(writing, actor, post_id=post_id, body="Text.", parent_id=chosen)
