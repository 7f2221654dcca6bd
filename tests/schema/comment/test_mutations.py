"""addComment, updateComment and deleteComment: what they do, and what input they refuse."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Comment, CommentStatus
from tests.schema.documents import WRITES
from tests.schema.world import World, contents, id_of


def _run(world: World, mutation: str, actor: str = "reader", **variables: Any) -> dict[str, Any]:
    payload: dict[str, Any] = world.client(actor).data(WRITES[mutation], **variables)[mutation]
    return payload


def test_add_comment_to_a_post_is_shown_and_counted(world: World) -> None:
    payload = _run(
        world, "addComment", postId=id_of(world.posts["first"]), body=" *Yes*.\r\n", clientMutationId="c"
    )
    assert payload == {
        "comment": {
            "body": "*Yes*.",
            "bodyHtml": "<p><em>Yes</em>.</p>\n",
            "status": "APPROVED",
            "replyCount": 0,
            "author": {"username": "rita"},
            "parent": None,
            "post": {"commentCount": 6},
        },
        "errors": [],
        "clientMutationId": "c",
    }
    seen = world.client("anonymous").data('{ post(slug: "first") { comments(last: 1) { nodes { body } } } }')
    assert seen["post"]["comments"]["nodes"] == [{"body": "*Yes*."}]


def test_add_comment_as_reply_is_below_its_parent(world: World) -> None:
    thread = world.comments["thread"]
    payload = _run(
        world, "addComment", postId=id_of(world.posts["first"]), parentId=id_of(thread), body="Reply."
    )
    assert payload["comment"]["parent"] == {"id": id_of(thread), "replyCount": thread.reply_count + 1}


def test_add_comment_with_null_parent_starts_a_thread(world: World) -> None:
    payload = _run(world, "addComment", postId=id_of(world.posts["first"]), parentId=None, body="Hm.")
    assert payload["comment"]["parent"] is None


@pytest.mark.parametrize("parent", ["gone", "spam", "backstage"])
def test_add_comment_below_a_hidden_comment_is_not_found(parent: str, world: World, session: Session) -> None:
    before = contents(session)
    variables = {"postId": id_of(world.posts["first"]), "parentId": id_of(world.comments[parent])}
    assert world.client("reader").codes(WRITES["addComment"], **variables, body="Hm.") == ["NOT_FOUND"]
    assert contents(session) == before


def test_add_comment_below_a_comment_on_another_post_is_refused(world: World, session: Session) -> None:
    before = contents(session)
    payload = _run(
        world,
        "addComment",
        postId=id_of(world.posts["imported"]),
        parentId=id_of(world.comments["thread"]),
        body="Hm.",
        clientMutationId="x",
    )
    assert payload["comment"] is None
    assert [(problem["field"], problem["code"]) for problem in payload["errors"]] == [
        ("parentId", "WRONG_POST")
    ]
    assert payload["clientMutationId"] == "x"
    assert contents(session) == before


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "REQUIRED"),
        (" \n\t ", "REQUIRED"),
        ("x" * 10_001, "TOO_LONG"),
        ("a\x01b", "UNUSABLE_CHARACTERS"),
        ("a\x1bb", "UNUSABLE_CHARACTERS"),
    ],
    ids=["empty", "blank", "too long", "control", "escape"],
)
@pytest.mark.parametrize("mutation", ["addComment", "updateComment"])
def test_comment_with_bad_body_is_refused_and_nothing_is_written(
    mutation: str, body: str, code: str, world: World, session: Session
) -> None:
    before = contents(session)
    target = {"postId": id_of(world.posts["first"])}
    if mutation == "updateComment":
        target = {"id": id_of(world.comments["thread"])}
    payload = _run(world, mutation, **target, body=body)
    assert payload["comment"] is None
    assert [(problem["field"], problem["code"]) for problem in payload["errors"]] == [("body", code)]
    assert contents(session) == before


@pytest.mark.parametrize("body", ["x" * 10_000, "😀", "<script>alert(1)</script>", "\u202eabc", "' OR 1=1"])
def test_comment_with_unusual_body_comes_back_as_it_was(body: str, world: World) -> None:
    comment = _run(world, "addComment", postId=id_of(world.posts["first"]), body=body)["comment"]
    assert comment["body"] == body
    assert "<script" not in comment["bodyHtml"]


def test_update_comment_changes_the_body_alone(world: World, session: Session) -> None:
    thread = world.comments["thread"]
    payload = _run(world, "updateComment", id=id_of(thread), body="**New**", clientMutationId="u")
    assert payload == {
        "comment": {
            "id": id_of(thread),
            "body": "**New**",
            "bodyHtml": "<p><strong>New</strong></p>\n",
            "author": {"username": "rita"},
        },
        "errors": [],
        "clientMutationId": "u",
    }
    session.expire_all()
    assert session.get_one(Comment, thread.id).body == "**New**"


def test_delete_comment_with_replies_leaves_an_empty_place(world: World) -> None:
    payload = _run(world, "deleteComment", id=id_of(world.comments["thread"]), clientMutationId="d")
    assert payload == {
        "deletedId": id_of(world.comments["thread"]),
        "errors": [],
        "clientMutationId": "d",
    }
    place = world.client("anonymous").data(
        "query ($id: ID!) { node(id: $id) { ... on Comment { body status author { id } replyCount } } }",
        id=id_of(world.comments["thread"]),
    )
    assert place["node"] == {"body": "", "status": "DELETED", "author": None, "replyCount": 1}


def test_delete_comment_without_replies_leaves_nothing(world: World, session: Session) -> None:
    answer = world.comments["answer"]
    _run(world, "deleteComment", "author", id=id_of(answer))
    reading = "query ($id: ID!) { node(id: $id) { id } }"
    assert world.client("admin").data(reading, id=id_of(answer)) == {"node": None}
    session.expire_all()
    assert session.get_one(Comment, answer.id).status is CommentStatus.DELETED
    assert world.client("author").codes(WRITES["deleteComment"], id=id_of(answer)) == ["NOT_FOUND"]
