"""post(slug:), posts and pages: which one they find, and what they take."""

import pytest

from tests.schema.world import World
from tests.support.factories import PostFactory

POST = "query ($slug: String!) { post(slug: $slug) { slug kind } }"


@pytest.mark.parametrize(("slug", "kind"), [("first", "POST"), ("about", "PAGE")])
def test_post_with_a_known_slug_is_found(slug: str, kind: str, world: World) -> None:
    assert world.client("anonymous").data(POST, slug=slug) == {"post": {"slug": slug, "kind": kind}}


@pytest.mark.parametrize(
    "slug",
    ["", "First", "first ", "fir", "%", "first'--", "ﬁrst", "x" * 5_000, "\u202e", "😀", "\x7f", "\ufffe"],
)
def test_post_with_another_slug_is_null(slug: str, world: World) -> None:
    assert world.client("anonymous").data(POST, slug=slug) == {"post": None}


@pytest.mark.parametrize("actor", ["anonymous", "admin"])
def test_post_with_nul_in_its_slug_is_bad_input(actor: str, world: World) -> None:
    client = world.client(actor)
    assert client.codes(POST, slug="a\x00b") == ["BAD_USER_INPUT"]
    assert client.codes('{ post(slug: "a\\u0000b") { slug } }') == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("slug", [None, 5, True, ["first"], {"slug": "first"}])
def test_post_with_a_slug_of_another_type_is_bad_input(slug: object, world: World) -> None:
    assert world.client("anonymous").codes(POST, slug=slug) == ["BAD_USER_INPUT"]


def test_post_by_nothing_or_by_two_arguments_is_bad_input_at_its_path(world: World) -> None:
    for arguments in ("", "(slug: null)", '(slug: "first", id: "1~Post~1")'):
        answer = world.client("anonymous").execute(f"{{ found: post{arguments} {{ slug }} }}")
        (error,) = answer["errors"]
        assert (error["extensions"]["code"], error["path"]) == ("BAD_USER_INPUT", ["found"])


def test_posts_and_pages_hold_one_kind_each(world: World) -> None:
    PostFactory(page=True, draft=True)
    document = "{ posts { totalCount nodes { kind } } pages { totalCount nodes { kind } } }"
    for actor in ("anonymous", "author", "admin"):
        assert world.client(actor).data(document) == {
            "posts": {"totalCount": 5, "nodes": [{"kind": "POST"}] * 5},
            "pages": {"totalCount": 1, "nodes": [{"kind": "PAGE"}]},
        }


def test_posts_of_an_empty_site_are_none(world: World) -> None:
    for post in world.posts.values():
        post.status, post.published_at = type(post.status).DRAFT, None
    world.session.commit()
    page = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount edges { cursor }"
    nothing = {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
    for arguments in ("", "(last: 5)"):
        assert world.client("anonymous").data(f"{{ posts{arguments} {{ {page} }} }}") == {
            "posts": {"pageInfo": nothing, "totalCount": 0, "edges": []}
        }
