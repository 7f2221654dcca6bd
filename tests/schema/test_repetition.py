"""clientMutationId as an idempotency key: what is sent again isn't done again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Comment, MutationResult, Post
from models.database import Database
from models.types import utc_now
from tests.schema.documents import WRITES
from tests.schema.world import World, id_of

TAKEN = [
    {
        "field": "clientMutationId",
        "code": "CONFLICT",
        "message": "Something else was sent under this key. Take a new one for each mutation.",
    }
]


def _comment(world: World, key: str | None, body: str = "Once.", actor: str = "reader") -> dict[str, Any]:
    payload: dict[str, Any] = world.client(actor).data(
        WRITES["addComment"], postId=id_of(world.posts["first"]), body=body, clientMutationId=key
    )["addComment"]
    return payload


def _count(session: Session, kind: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(kind)) or 0


def test_mutation_sent_again_is_done_once_and_answers_the_same(world: World, session: Session) -> None:
    before = _count(session, Comment)
    first = _comment(world, "a")
    assert first["errors"] == []
    assert _comment(world, "a") == first
    assert _count(session, Comment) == before + 1


def test_payload_of_a_mutation_sent_again_is_read_anew(world: World, session: Session) -> None:
    _comment(world, "a")
    comment = session.scalars(select(Comment).order_by(Comment.id.desc())).first()
    assert comment
    world.client("reader").data(WRITES["updateComment"], id=id_of(comment), body="Changed.")
    assert _comment(world, "a")["comment"]["body"] == "Changed."
    world.client("reader").data(WRITES["deleteComment"], id=id_of(comment))
    assert _comment(world, "a") == {"comment": None, "errors": [], "clientMutationId": "a"}


def test_payload_without_rows_is_the_same_too(world: World) -> None:
    comment = id_of(world.comments["guest"])
    first = world.client("editor").data(WRITES["deleteComment"], id=comment, clientMutationId="a")
    assert first["deleteComment"]["deletedId"] == comment
    assert world.client("editor").data(WRITES["deleteComment"], id=comment, clientMutationId="a") == first
    assert world.client("editor").codes(WRITES["deleteComment"], id=comment) == ["NOT_FOUND"]


@pytest.mark.parametrize("body", ["Another.", "once."])
def test_key_with_another_body_is_a_conflict_and_does_nothing(
    body: str, world: World, session: Session
) -> None:
    _comment(world, "a")
    before = _count(session, Comment)
    assert _comment(world, "a", body) == {"comment": None, "errors": TAKEN, "clientMutationId": "a"}
    assert _count(session, Comment) == before


def test_key_with_another_mutation_is_a_conflict(world: World) -> None:
    _comment(world, "a")
    payload = world.client("reader").data(WRITES["updateProfile"], bio="Hm.", clientMutationId="a")
    assert payload["updateProfile"]["errors"] == TAKEN


def test_key_of_somebody_else_is_another_key(world: World, session: Session) -> None:
    before = _count(session, Comment)
    _comment(world, "a")
    assert _comment(world, "a", actor="author")["comment"]["author"] == {"username": "Ada"}
    assert _count(session, Comment) == before + 2


@pytest.mark.parametrize("key", [None, ""])
def test_no_key_is_no_repetition(key: str | None, world: World, session: Session) -> None:
    before = _count(session, Comment)
    _comment(world, key)
    _comment(world, key)
    assert _count(session, Comment) == before + 2
    assert _count(session, MutationResult) == 0


def test_key_is_free_again_after_a_day(world: World, session: Session, database: Database) -> None:
    before = _count(session, Comment)
    _comment(world, "a")
    for age, comments in ((timedelta(hours=23, minutes=59), 1), (timedelta(hours=24, minutes=1), 2)):
        with database.transaction() as writing:
            writing.execute(update(MutationResult).values(created_at=utc_now() - age))
        _comment(world, "a")
        assert _count(session, Comment) == before + comments
    assert _count(session, MutationResult) == 1


def test_what_was_refused_may_be_sent_again_under_its_key(world: World, session: Session) -> None:
    assert _comment(world, "a", "")["errors"][0]["code"] == "REQUIRED"
    assert _count(session, MutationResult) == 0
    assert _comment(world, "a")["errors"] == []


def test_what_was_forbidden_may_be_sent_again_under_its_key(world: World, session: Session) -> None:
    variables = {"id": id_of(world.posts["first"]), "title": "Mine", "clientMutationId": "a"}
    for _ in range(2):
        assert world.client("reader").codes(WRITES["updatePost"], **variables) == ["FORBIDDEN"]
    assert _count(session, MutationResult) == 0


@pytest.mark.parametrize(
    ("key", "code"), [("x" * 201, "TOO_LONG"), ("a\x01b", "UNUSABLE_CHARACTERS"), (" ", "REQUIRED")]
)
def test_key_that_is_none_is_refused(key: str, code: str, world: World, session: Session) -> None:
    before = _count(session, Comment)
    (error,) = _comment(world, key)["errors"]
    assert (error["field"], error["code"]) == ("clientMutationId", code)
    assert _count(session, Comment) == before


def test_stranger_has_no_keys(world: World) -> None:
    variables = {"title": "A", "body": "B", "clientMutationId": "a"}
    for _ in range(2):
        assert world.client("anonymous").codes(WRITES["createPost"], **variables) == ["NOT_AUTHENTICATED"]


def test_mutation_sent_several_times_at_once_is_done_once(world: World, session: Session) -> None:
    before = _count(session, Post)
    client = world.client("author")

    def send(_: int) -> Any:
        return client.data(WRITES["createPost"], title="At once", body="Now.", clientMutationId="a")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["createPost"]["errors"] == []
    assert _count(session, Post) == before + 1
