"""The steps in the life of a post as mutations: what they give back, and what they refuse."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Post, PostStatus
from models.public_ids import format_time
from models.types import utc_now
from tests.schema.documents import WRITES
from tests.schema.world import World, contents, id_of

READING = "query ($slug: String!) { post(slug: $slug) { status } }"
STEPS = (
    "publishPost",
    "schedulePost",
    "unpublishPost",
    "archivePost",
    "deletePost",
    "restorePost",
    "revertPost",
)


def _run(world: World, mutation: str, name: str, actor: str = "author", **variables: Any) -> dict[str, Any]:
    given = {**_needed(world, mutation), "id": id_of(world.posts[name]), **variables}
    payload: dict[str, Any] = world.client(actor).data(WRITES[mutation], **given)[mutation]
    return payload


def _needed(world: World, mutation: str) -> dict[str, Any]:
    match mutation:
        case "schedulePost":
            return {"publishAt": _in(hours=2)}
        case "revertPost":
            return {"revisionId": id_of(world.revisions["begun"])}
    return {}


def _in(**time: float) -> str:
    return format_time(utc_now() + timedelta(**time))


def _problems(payload: dict[str, Any]) -> list[tuple[str, str]]:
    assert payload["post"] is None
    assert payload.get("deletedId") is None
    assert all(problem["message"] for problem in payload["errors"])
    return [(problem["field"], problem["code"]) for problem in payload["errors"]]


def _is_public(world: World, name: str) -> bool:
    return world.client("anonymous").data(READING, slug=name)["post"] is not None


@pytest.mark.parametrize(
    ("mutation", "name", "status"),
    [
        ("publishPost", "draft", "PUBLISHED"),
        ("publishPost", "scheduled", "PUBLISHED"),
        ("publishPost", "archived", "PUBLISHED"),
        ("schedulePost", "draft", "SCHEDULED"),
        ("unpublishPost", "first", "DRAFT"),
        ("unpublishPost", "scheduled", "DRAFT"),
        ("archivePost", "first", "ARCHIVED"),
        ("deletePost", "first", "DELETED"),
        ("restorePost", "thrown", "DRAFT"),
        ("restorePost", "archived", "DRAFT"),
    ],
)
def test_step_is_taken_given_back_and_seen(
    mutation: str, name: str, status: str, world: World, session: Session
) -> None:
    was_public = _is_public(world, name)
    payload = _run(world, mutation, name, clientMutationId="7", expectedVersion=1)
    assert (payload["errors"], payload["clientMutationId"]) == ([], "7")
    assert (payload["post"]["status"], payload["post"]["version"]) == (status, 2)
    assert _is_public(world, name) is (status == "PUBLISHED")
    assert was_public is (name == "first")
    session.expire_all()
    assert session.get_one(Post, world.posts[name].id).status is PostStatus[status]


@pytest.mark.parametrize(
    ("mutation", "name", "code"),
    [
        ("publishPost", "thrown", "DELETED"),
        ("schedulePost", "first", "PUBLISHED"),
        ("schedulePost", "arrived", "PUBLISHED"),
        ("unpublishPost", "archived", "ARCHIVED"),
        ("archivePost", "thrown", "DELETED"),
        ("restorePost", "first", "NOT_PUT_AWAY"),
        ("revertPost", "thrown", "DELETED"),
    ],
)
def test_step_that_makes_no_sense_is_refused_and_nothing_is_written(
    mutation: str, name: str, code: str, world: World, session: Session
) -> None:
    before = contents(session)
    assert _problems(_run(world, mutation, name)) == [("id", code)]
    assert contents(session) == before


@pytest.mark.parametrize(
    ("mutation", "name"),
    [
        ("publishPost", "first"),
        ("unpublishPost", "draft"),
        ("archivePost", "archived"),
        ("deletePost", "thrown"),
        ("restorePost", "draft"),
    ],
)
def test_step_that_changes_nothing_is_done_and_nothing_is_written(
    mutation: str, name: str, world: World, session: Session
) -> None:
    before = contents(session)
    assert _run(world, mutation, name)["post"]["status"] == world.posts[name].status.name
    assert contents(session) == before


@pytest.mark.parametrize("mutation", STEPS)
def test_step_of_another_version_is_a_conflict_and_nothing_is_written(
    mutation: str, world: World, session: Session
) -> None:
    before = contents(session)
    payload = _run(world, mutation, "first", expectedVersion=2)
    assert _problems(payload) == [("expectedVersion", "CONFLICT")]
    assert contents(session) == before


@pytest.mark.parametrize(
    ("ahead", "code"),
    [
        ({"seconds": -1}, "NOT_FUTURE"),
        ({"days": -40_000}, "NOT_FUTURE"),
        ({"days": 3_661}, "TOO_FAR"),
        ({"days": 400_000}, "TOO_FAR"),
    ],
)
def test_schedule_post_for_a_time_out_of_bounds_is_refused(
    ahead: dict[str, float], code: str, world: World
) -> None:
    payload = _run(world, "schedulePost", "draft", publishAt=_in(**ahead))
    assert _problems(payload) == [("publishAt", code)]


@pytest.mark.parametrize("time", ["", "tomorrow", "2100-01-01", "2100-01-01T00:00:00", 0, None])
def test_schedule_post_for_no_time_is_bad_input(time: Any, world: World) -> None:
    given = {"id": id_of(world.posts["draft"]), "publishAt": time}
    assert world.client("author").codes(WRITES["schedulePost"], **given) == ["BAD_USER_INPUT"]


def test_delete_post_puts_it_and_its_comments_out_of_sight(world: World, session: Session) -> None:
    reading = """{ post(slug: "first") { title } node(id: "1~Comment~1") { id }
      user(username: "Ada") { deletedPosts { totalCount nodes { slug comments { totalCount } } } } }"""
    payload = _run(world, "deletePost", "first")
    assert payload["deletedId"] == id_of(world.posts["first"])
    data = world.client("anonymous").data(reading)
    assert (data["post"], data["node"]) == (None, None)
    assert data["user"]["deletedPosts"] == {"totalCount": 0, "nodes": []}
    trash = world.client("author").data(reading)["user"]["deletedPosts"]
    assert [node["slug"] for node in trash["nodes"]] == ["first", "thrown"]
    assert trash["nodes"][0]["comments"]["totalCount"] > 0
    drafts = world.client("author").data("{ viewer { drafts { nodes { slug } } } }")["viewer"]["drafts"]
    assert {"slug": "first"} not in drafts["nodes"]
    assert len(contents(session)["comment"]) == len(world.comments)


def test_delete_post_permanently_takes_its_comments_along(world: World, session: Session) -> None:
    first = world.posts["first"]
    _run(world, "deletePost", "first")
    payload = _run(world, "deletePost", "first", permanently=True, clientMutationId="gone")
    gone = {"post": None, "deletedId": id_of(first), "errors": [], "clientMutationId": "gone"}
    assert payload == gone
    left = contents(session)
    assert [row.id for row in left["comment"]] == [world.comments["backstage"].id]
    assert first.id not in {row.id for row in left["post"]} | {row.post_id for row in left["post_tag"]}
    assert {row.post_id for row in left["post_revision"]} == {world.posts["draft"].id}
    assert len(left["tag"]) == len(world.tags)
    again = {"id": id_of(first), "permanently": True}
    assert world.client("author").codes(WRITES["deletePost"], **again) == ["NOT_FOUND"]


@pytest.mark.parametrize("name", ["first", "draft", "archived", "scheduled"])
def test_delete_post_permanently_of_what_is_not_in_the_trash_is_refused(
    name: str, world: World, session: Session
) -> None:
    before = contents(session)
    payload = _run(world, "deletePost", name, permanently=True)
    assert _problems(payload) == [("permanently", "NOT_DELETED")]
    assert contents(session) == before


def test_revert_post_says_again_what_it_said_and_keeps_it_as_a_revision(world: World) -> None:
    before = _run(world, "updatePost", "first", body="Now.")["post"]
    after = _run(world, "revertPost", "first")["post"]
    assert (after["title"], after["body"]) == ("Begun", world.revisions["begun"].body)
    assert after["version"] == before["version"] + 1
    kept = world.client("author").data(
        'query { post(slug: "first") { revisions(first: 2) { nodes { version body } } } }'
    )["post"]["revisions"]["nodes"]
    assert kept == [
        {"version": after["version"], "body": after["body"]},
        {"version": before["version"], "body": "Now."},
    ]


def test_revert_post_to_another_posts_revision_is_not_found(world: World, session: Session) -> None:
    before = contents(session)
    given = {"id": id_of(world.posts["first"]), "revisionId": id_of(world.revisions["drafted"])}
    assert world.client("author").codes(WRITES["revertPost"], **given) == ["NOT_FOUND"]
    assert contents(session) == before


@pytest.mark.parametrize(
    "revision_id", ["", "x", "1~Post~1", "1~PostRevision~x", "1~PostRevision~99999999999999999999"]
)
def test_revert_post_to_what_is_no_revision_is_bad_input(revision_id: str, world: World) -> None:
    given = {"id": id_of(world.posts["first"]), "revisionId": revision_id}
    assert world.client("author").codes(WRITES["revertPost"], **given) == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("actor", ["anonymous", "reader", "other"])
def test_revisions_are_hidden_from_those_who_only_read(actor: str, world: World) -> None:
    list_of_first = 'post(slug: "first") { revisions { totalCount nodes { id } } }'
    data = world.client(actor).data(f'{{ {list_of_first} node(id: "1~PostRevision~1") {{ id }} }}')
    assert data == {"post": {"revisions": {"totalCount": 0, "nodes": []}}, "node": None}
