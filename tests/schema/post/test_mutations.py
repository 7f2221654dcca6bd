"""createPost and updatePost: what they do, and what input they refuse."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Post, Tag
from tests.schema.documents import WRITES
from tests.schema.world import World, contents, id_of

TEXT = {"title": "A title", "body": "A *text*."}


def _run(world: World, mutation: str, actor: str = "author", **variables: Any) -> dict[str, Any]:
    payload: dict[str, Any] = world.client(actor).data(WRITES[mutation], **variables)[mutation]
    return payload


def _problems(payload: dict[str, Any]) -> list[tuple[str, str]]:
    assert payload["post"] is None
    assert all(problem["message"] for problem in payload["errors"])
    return [(problem["field"], problem["code"]) for problem in payload["errors"]]


def test_create_post_with_all_fields_makes_a_draft(world: World, session: Session) -> None:
    tags = ["ink", "New one", " ink "]
    given = {"slug": "my-slug", "excerpt": "In short.", "tags": tags, "commentsOpen": False}
    payload = _run(world, "createPost", **TEXT, **given, clientMutationId="7")
    assert payload == {
        "post": {
            "title": "A title",
            "body": "A *text*.",
            "slug": "my-slug",
            "excerpt": "In short.",
            "status": "DRAFT",
            "version": 1,
            "commentsOpen": False,
            "publishedAt": None,
            "tags": {"nodes": [{"name": "New one"}, {"name": "ink"}]},
            "author": {"username": "Ada"},
        },
        "errors": [],
        "clientMutationId": "7",
    }
    assert len(contents(session)["post"]) == len(world.posts) + 1


def test_create_post_with_nulls_takes_the_defaults(world: World) -> None:
    nulls = dict.fromkeys(("slug", "excerpt", "tags", "commentsOpen", "clientMutationId"))
    post = _run(world, "createPost", **TEXT, **nulls)["post"]
    assert (post["slug"], post["excerpt"], post["commentsOpen"]) == ("a-title", "A text.", True)
    assert _run(world, "createPost", **TEXT)["post"]["slug"] == "a-title-2"


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"title": ""}, [("title", "REQUIRED")]),
        ({"title": " \n ", "body": "\t"}, [("title", "REQUIRED"), ("body", "REQUIRED")]),
        ({"title": "x" * 201}, [("title", "TOO_LONG")]),
        ({"title": "a\x01b"}, [("title", "UNUSABLE_CHARACTERS")]),
        ({"body": "x" * 200_001}, [("body", "TOO_LONG")]),
        ({"body": "a\x1bb"}, [("body", "UNUSABLE_CHARACTERS")]),
        ({"slug": "Not A Slug"}, [("slug", "INVALID_SLUG")]),
        ({"slug": "a--b"}, [("slug", "INVALID_SLUG")]),
        ({"slug": "x" * 201}, [("slug", "INVALID_SLUG")]),
        ({"slug": "a\x01"}, [("slug", "INVALID_SLUG")]),
        ({"slug": "first"}, [("slug", "TAKEN")]),
        ({"slug": "draft"}, [("slug", "TAKEN")]),
        ({"excerpt": "x" * 501}, [("excerpt", "TOO_LONG")]),
        ({"excerpt": "\x01"}, [("excerpt", "UNUSABLE_CHARACTERS")]),
        ({"tags": ["x" * 51]}, [("tags", "TOO_LONG")]),
        ({"tags": ["\x01"]}, [("tags", "UNUSABLE_CHARACTERS")]),
        ({"tags": [f"tag {number}" for number in range(21)]}, [("tags", "TOO_MANY")]),
    ],
    ids=str,
)
def test_post_with_bad_input_is_refused_and_nothing_is_written(
    given: dict[str, Any], problems: list[tuple[str, str]], world: World, session: Session
) -> None:
    before = contents(session)
    of_another = {"id": id_of(world.posts["imported"]), "tags": ["fresh"]}
    for mutation, text in (("createPost", TEXT), ("updatePost", of_another)):
        payload = _run(world, mutation, **{**text, **given}, clientMutationId="again")
        assert _problems(payload) == problems
        assert payload["clientMutationId"] == "again"
    assert contents(session) == before


@pytest.mark.parametrize("text", ["é" * 200, "\u202e מימין לשמאל", "😀 <b>&amp;", "'; DROP TABLE post; --"])
def test_post_with_unusual_text_comes_back_as_it_was(text: str, world: World) -> None:
    post = _run(world, "createPost", title=text, body=text, excerpt=text, tags=[text[:50]])["post"]
    assert [post[name].strip() for name in ("title", "body", "excerpt")] == [text.strip()] * 3
    assert [tag["name"].strip() for tag in post["tags"]["nodes"]] == [text[:50].strip()]


def test_update_post_changes_only_what_is_given(world: World, session: Session) -> None:
    first = world.posts["first"]
    before = _run(world, "updatePost", id=id_of(first))["post"]
    nulls = dict.fromkeys(("body", "slug", "excerpt", "tags", "commentsOpen"))
    after = _run(world, "updatePost", id=id_of(first), title="Changed", **nulls)["post"]
    assert after == {**before, "title": "Changed", "version": before["version"] + 1}
    session.expire_all()
    assert session.get_one(Post, first.id).title == "Changed"


def test_update_post_with_every_field_changes_them(world: World) -> None:
    given = {"title": "T", "body": "B", "slug": "s", "excerpt": "E", "commentsOpen": False}
    payload = _run(world, "updatePost", id=id_of(world.posts["first"]), **given, tags=["new"])
    assert given.items() <= payload["post"].items()
    # The category is the editors' shelf, and stays.
    assert payload["post"]["tags"]["nodes"] == [{"name": "Essays"}, {"name": "new"}]


def test_update_post_with_its_own_slug_is_no_conflict(world: World) -> None:
    payload = _run(world, "updatePost", id=id_of(world.posts["first"]), slug="first")
    assert (payload["errors"], payload["post"]["slug"]) == ([], "first")


def test_update_post_of_a_known_tag_does_not_make_it_again(world: World, session: Session) -> None:
    _run(world, "updatePost", id=id_of(world.posts["draft"]), tags=["INK"])
    session.expire_all()
    assert session.query(Tag).count() == len(world.tags)
    assert session.get_one(Post, world.posts["draft"].id).tags == [world.tags["ink"]]


def test_update_post_of_the_expected_version_is_done(world: World) -> None:
    first = {"id": id_of(world.posts["first"]), "expectedVersion": 1}
    payload = _run(world, "updatePost", **first, title="Mine")
    assert (payload["errors"], payload["post"]["version"]) == ([], 2)


@pytest.mark.parametrize("version", [0, 2, -1, 2**31 - 1])
def test_update_post_of_another_version_is_a_conflict_and_nothing_is_written(
    version: int, world: World, session: Session
) -> None:
    before = contents(session)
    stale = {"id": id_of(world.posts["first"]), "expectedVersion": version}
    payload = _run(world, "updatePost", **stale, title="Mine", tags=["fresh"], slug="mine")
    assert _problems(payload) == [("expectedVersion", "CONFLICT")]
    assert "version 1" in payload["errors"][0]["message"]
    assert contents(session) == before


@pytest.mark.parametrize("version", [2**31, "1", 1.5, True])
def test_update_post_of_what_is_no_version_is_bad_input(version: Any, world: World) -> None:
    stale = {"id": id_of(world.posts["first"]), "expectedVersion": version}
    assert world.client("author").codes(WRITES["updatePost"], **stale) == ["BAD_USER_INPUT"]


def test_update_post_of_a_published_slug_keeps_the_former_one(world: World, session: Session) -> None:
    _run(world, "updatePost", id=id_of(world.posts["first"]), slug="renamed")
    assert [tuple(row) for row in contents(session)["former_slug"]] == [("first", world.posts["first"].id)]


def test_update_post_in_the_trash_is_refused(world: World, session: Session) -> None:
    before = contents(session)
    payload = _run(world, "updatePost", id=id_of(world.posts["thrown"]), title="Mine")
    assert _problems(payload) == [("id", "DELETED")]
    assert contents(session) == before
