"""createPost, updatePost, publishPost and deletePost: what they do, and what input they refuse."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Post, PostStatus, Tag
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


@pytest.mark.parametrize("name", ["draft", "scheduled", "archived"])
def test_publish_post_shows_it_to_strangers(name: str, world: World, session: Session) -> None:
    reading = "query ($slug: String!) { post(slug: $slug) { status } }"
    assert world.client("anonymous").data(reading, slug=name) == {"post": None}
    payload = _run(world, "publishPost", id=id_of(world.posts[name]), clientMutationId="p")
    assert (payload["post"]["status"], payload["clientMutationId"]) == ("PUBLISHED", "p")
    assert world.client("anonymous").data(reading, slug=name) == {"post": {"status": "PUBLISHED"}}
    session.expire_all()
    assert session.get_one(Post, world.posts[name].id).status is PostStatus.PUBLISHED


def test_publish_post_twice_changes_nothing_more(world: World) -> None:
    first = _run(world, "publishPost", id=id_of(world.posts["draft"]))
    assert _run(world, "publishPost", id=id_of(world.posts["draft"])) == first


def test_delete_post_takes_its_comments_along(world: World, session: Session) -> None:
    first = world.posts["first"]
    payload = _run(world, "deletePost", id=id_of(first), clientMutationId="gone")
    assert payload == {"deletedId": id_of(first), "errors": [], "clientMutationId": "gone"}
    left = contents(session)
    assert [row.id for row in left["comment"]] == [world.comments["backstage"].id]
    assert first.id not in {row.id for row in left["post"]} | {row.post_id for row in left["post_tag"]}
    assert len(left["tag"]) == len(world.tags)


def test_delete_post_twice_is_not_found(world: World) -> None:
    _run(world, "deletePost", id=id_of(world.posts["first"]))
    assert world.client("author").codes(WRITES["deletePost"], id=id_of(world.posts["first"])) == ["NOT_FOUND"]


def test_update_post_of_a_known_tag_does_not_make_it_again(world: World, session: Session) -> None:
    _run(world, "updatePost", id=id_of(world.posts["draft"]), tags=["INK"])
    session.expire_all()
    assert session.query(Tag).count() == len(world.tags)
    assert session.get_one(Post, world.posts["draft"].id).tags == [world.tags["ink"]]
