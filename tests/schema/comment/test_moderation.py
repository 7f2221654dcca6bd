"""Moderation through the API: waiting, replying, reporting and deciding, and who is told of it."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import create_app
from models import CommentReport, CommentStatus
from models.database import Database
from tests.schema.documents import WRITES
from tests.schema.documents.moderation import DECISIONS
from tests.schema.world import ACTORS, World, client_of, contents, id_of

COMMENT = "query ($id: ID!) { comment(id: $id) { body status viewerCanEdit viewerCanDelete } }"
REPORTS = """query ($id: ID!) {
  comment(id: $id) { reportCount viewerHasReported viewerCanReport reports { totalCount nodes { note } } }
}"""
STATUSES = dict(
    zip(DECISIONS, (CommentStatus.APPROVED, CommentStatus.REJECTED, CommentStatus.SPAM), strict=True)
)


def _run(world: World, mutation: str, actor: str = "reader", **variables: Any) -> dict[str, Any]:
    payload: dict[str, Any] = world.client(actor).data(WRITES[mutation], **variables)[mutation]
    return payload


@pytest.fixture
def moderated(world: World, database: Database) -> Any:
    """A site on the same rows where all comments wait."""
    url = database.engine.url.render_as_string(hide_password=False)
    app: Flask = create_app({"database": {"url": url}, "comments": {"moderation": "all"}})
    yield app
    app.extensions["gazette"].database.dispose()


def test_comments_that_wait_are_their_writers_alone(world: World, moderated: Flask) -> None:
    client = client_of(moderated, world.users["reader"])
    assert client.data("{ site { commentModeration } }") == {"site": {"commentModeration": "ALL"}}
    target = {"postId": id_of(world.posts["first"])}
    comment = client.data(WRITES["addComment"], **target, body="May I?")["addComment"]["comment"]
    assert (comment["status"], comment["post"]) == ("PENDING", {"commentCount": 5})
    reply = client.data(WRITES["replyToComment"], parentId=id_of(world.comments["thread"]), body="Re.")
    assert reply["replyToComment"]["comment"] == {
        "body": "Re.",
        "status": "PENDING",
        "author": {"username": "rita"},
        "parent": {"id": id_of(world.comments["thread"]), "replyCount": 1},
        "post": {"slug": "first", "commentCount": 5},
    }
    newest = "{ comments(first: 2) { nodes { body } } }"
    assert client.data(newest) == {"comments": {"nodes": [{"body": "Re."}, {"body": "May I?"}]}}
    for actor in ("anonymous", "other", "author"):
        assert world.client(actor).data(newest)["comments"]["nodes"][0] == {"body": "answer."}


def test_comment_changed_where_all_wait_waits_again(world: World, moderated: Flask) -> None:
    client = client_of(moderated, world.users["reader"])
    thread = id_of(world.comments["thread"])
    client.data(WRITES["updateComment"], id=thread, body="Buy!")
    assert client.data(COMMENT, id=thread)["comment"]["status"] == "PENDING"
    assert world.client("anonymous").data(COMMENT, id=thread) == {"comment": None}


def test_comments_wait_for_nobody_by_default(world: World) -> None:
    assert world.client("anonymous").data("{ site { commentModeration } }") == {
        "site": {"commentModeration": "NONE"}
    }


def test_mutation_sent_again_under_another_setting_is_the_same(world: World, moderated: Flask) -> None:
    sent = {"postId": id_of(world.posts["first"]), "body": "Once.", "clientMutationId": "once"}
    assert _run(world, "addComment", **sent)["comment"]["status"] == "APPROVED"
    again = client_of(moderated, world.users["reader"]).data(WRITES["addComment"], **sent)["addComment"]
    assert (again["errors"], again["comment"]["status"]) == ([], "APPROVED")


def test_reply_to_comment_is_below_it(world: World) -> None:
    reply = world.comments["reply"]
    payload = _run(world, "replyToComment", parentId=id_of(reply), body="*Yes*.", clientMutationId="r")
    assert payload == {
        "comment": {
            "body": "*Yes*.",
            "status": "APPROVED",
            "author": {"username": "rita"},
            "parent": {"id": id_of(reply), "replyCount": 2},
            "post": {"slug": "first", "commentCount": 6},
        },
        "errors": [],
        "clientMutationId": "r",
    }


@pytest.mark.parametrize(
    ("parent", "body", "problem"),
    [
        ("thread", "", ("body", "REQUIRED")),
        ("thread", "x" * 10_001, ("body", "TOO_LONG")),
        ("thread", "a\x01b", ("body", "UNUSABLE_CHARACTERS")),
        ("place", "Re.", ("parentId", "DELETED")),
        ("spam", "Re.", ("parentId", "HIDDEN")),
        ("rejected", "Re.", ("parentId", "HIDDEN")),
    ],
)
def test_reply_to_comment_that_is_bad_is_refused_and_nothing_is_written(
    world: World, session: Session, parent: str, body: str, problem: tuple[str, str]
) -> None:
    before = contents(session)
    payload = _run(world, "replyToComment", "editor", parentId=id_of(world.comments[parent]), body=body)
    assert payload["comment"] is None
    assert [(problem["field"], problem["code"]) for problem in payload["errors"]] == [problem]
    assert contents(session) == before


@pytest.mark.parametrize("name", ["thread", "pending", "spam", "rejected", "reply"])
@pytest.mark.parametrize("mutation", DECISIONS)
def test_decision_twice_is_once(world: World, session: Session, mutation: str, name: str) -> None:
    comment = world.comments[name]
    was_shown = comment.status is CommentStatus.APPROVED
    status = STATUSES[mutation]
    count = 5 + (status is CommentStatus.APPROVED) - was_shown
    for echo in ("a", "b"):
        payload = _run(world, mutation, "editor", id=id_of(comment), clientMutationId=echo)
        assert payload == {
            "comment": {
                "id": id_of(comment),
                "status": status.name,
                "reportCount": 0,
                "post": {"commentCount": count},
            },
            "errors": [],
            "clientMutationId": echo,
        }
    settled = session.query(CommentReport).filter_by(comment_id=comment.id)
    session.rollback()
    assert all(report.resolved_at for report in settled)


def test_rejected_comment_is_told_to_its_writer_and_may_be_mended(world: World) -> None:
    rejected = id_of(world.comments["rejected"])
    seen = {"body": "rejected.", "status": "REJECTED", "viewerCanEdit": True, "viewerCanDelete": True}
    for actor in ACTORS:
        expected = seen if actor in ("reader", "editor", "admin") else None
        assert world.client(actor).data(COMMENT, id=rejected) == {"comment": expected}, actor
    _run(world, "updateComment", id=rejected, body="Mended.")
    assert world.client("reader").data(COMMENT, id=rejected)["comment"]["status"] == "PENDING"


def test_replies_below_a_rejected_comment_are_listed_without_their_parent(world: World) -> None:
    reply, answer = world.comments["reply"], world.comments["answer"]
    _run(world, "rejectComment", "editor", id=id_of(reply))
    seen = world.client("anonymous").data(
        """query ($id: ID!) {
          post(slug: "first") {
            commentCount
            comments { nodes { body parent { body } } }
            threads(first: 1) { nodes { replyCount replies { totalCount } } }
          }
          comment(id: $id) { body parent { body } }
        }""",
        id=id_of(answer),
    )
    assert seen["post"]["commentCount"] == 4
    assert {"body": "answer.", "parent": None} in seen["post"]["comments"]["nodes"]
    assert seen["post"]["threads"]["nodes"] == [{"replyCount": 0, "replies": {"totalCount": 0}}]
    assert seen["comment"] == {"body": "answer.", "parent": None}


def test_report_is_told_to_its_reporter_and_editors_alone(world: World) -> None:
    guest = id_of(world.comments["guest"])
    payload = _run(world, "reportComment", id=guest, reason="OTHER", note="It is me.", clientMutationId="r")
    assert payload == {
        "comment": {"id": guest, "viewerHasReported": True, "reportCount": None},
        "errors": [],
        "clientMutationId": "r",
    }
    nothing = {"reportCount": None, "reports": {"totalCount": 0, "nodes": []}}
    everything = {"reportCount": 1, "reports": {"totalCount": 1, "nodes": [{"note": "It is me."}]}}
    for actor in ACTORS:
        expected = everything if actor in ("editor", "admin") else nothing
        mine = {"viewerHasReported": actor == "reader", "viewerCanReport": actor != "anonymous"}
        assert world.client(actor).data(REPORTS, id=guest) == {"comment": {**expected, **mine}}, actor


def test_report_twice_is_once(world: World, session: Session) -> None:
    guest = id_of(world.comments["guest"])
    for reason in ("SPAM", "ABUSE"):
        assert _run(world, "reportComment", id=guest, reason=reason)["errors"] == []
    assert world.client("editor").data(REPORTS, id=guest)["comment"]["reports"]["totalCount"] == 1


@pytest.mark.parametrize(
    ("reason", "note", "code"),
    [
        ("OTHER", None, "REQUIRED"),
        ("OTHER", " ", "REQUIRED"),
        ("SPAM", "x" * 1_001, "TOO_LONG"),
        ("SPAM", "a\x01b", "UNUSABLE_CHARACTERS"),
    ],
)
def test_report_that_is_bad_is_refused_and_nothing_is_written(
    world: World, session: Session, reason: str, note: str | None, code: str
) -> None:
    before = contents(session)
    payload = _run(world, "reportComment", id=id_of(world.comments["guest"]), reason=reason, note=note)
    assert payload["comment"] is None
    assert [(problem["field"], problem["code"]) for problem in payload["errors"]] == [("note", code)]
    assert contents(session) == before


@pytest.mark.parametrize("reason", ["NOTHING", "spam", "", None, 1])
def test_report_for_no_reason_is_bad_input(world: World, session: Session, reason: object) -> None:
    before = contents(session)
    target = {"id": id_of(world.comments["guest"]), "reason": reason}
    assert world.client("reader").codes(WRITES["reportComment"], **target) == ["BAD_USER_INPUT"]
    assert contents(session) == before


def test_queues_are_for_editors_and_empty_themselves(world: World) -> None:
    queues = """{
      comments(filter: {status: {eq: PENDING}}) { nodes { body } }
      reportedComments { nodes { body } }
    }"""
    empty = {"comments": {"nodes": []}, "reportedComments": {"nodes": []}}
    full = {
        "comments": {"nodes": [{"body": "pending."}]},
        "reportedComments": {"nodes": [{"body": "reply."}]},
    }
    own = {**empty, "comments": full["comments"]}
    for actor in ACTORS:
        expected = full if actor in ("editor", "admin") else own if actor == "reader" else empty
        assert world.client(actor).data(queues) == expected, actor
    _run(world, "approveComment", "editor", id=id_of(world.comments["pending"]))
    _run(world, "approveComment", "editor", id=id_of(world.comments["reply"]))
    assert world.client("editor").data(queues) == empty


@pytest.mark.parametrize(
    "arguments",
    [
        "orderBy: MOST_REPORTED",
        "orderBy: MOST_REPLIES",
        "filter: {reportCount: {gt: 0}}",
        "filter: {reports: {some: {}}}",
    ],
)
def test_comments_are_never_asked_by_what_only_editors_see(world: World, arguments: str) -> None:
    assert world.client("reader").codes(f"{{ comments({arguments}) {{ totalCount }} }}") == ["BAD_USER_INPUT"]


def test_cursor_of_reported_comments_shows_others_nothing(world: World) -> None:
    document = "query ($after: String) { reportedComments(first: 1, after: $after) { nodes { body } } }"
    forged = "1~reportedComments~MOST_REPORTED~9~9999"
    assert world.client("editor").data(document, after=forged)["reportedComments"]["nodes"] != []
    for actor in ("anonymous", "reader", "author"):
        assert world.client(actor).data(document, after=forged)["reportedComments"]["nodes"] == []
