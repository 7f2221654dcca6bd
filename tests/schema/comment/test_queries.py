"""Comments as posts, users and other comments list them."""

import pytest

from tests.schema.world import World, id_of

COMMENT = "query ($id: ID!) { node(id: $id) { ... on Comment { body author { username } post { slug } } } }"


def _bodies(world: World, actor: str, field: str) -> list[str]:
    data = world.client(actor).data(f'{{ post(slug: "first") {{ {field} {{ nodes {{ body }} }} }} }}')
    return [node["body"] for node in data["post"][field]["nodes"]]


@pytest.mark.parametrize(
    ("actor", "hidden"),
    [
        ("anonymous", {"pending.", "spam.", "rejected."}),
        ("reader", {"spam."}),
        ("author", {"pending.", "spam.", "rejected."}),
        ("other", {"pending.", "spam.", "rejected."}),
        ("editor", set()),
        ("admin", set()),
    ],
)
def test_comments_of_a_post_are_those_the_actor_may_see(actor: str, hidden: set[str], world: World) -> None:
    shown = {comment.body for name, comment in world.comments.items() if name not in ("gone", "backstage")}
    found = _bodies(world, actor, "comments")
    assert set(found) == shown - hidden
    assert len(found) == len(shown - hidden)


def test_threads_are_the_comments_that_reply_to_none(world: World) -> None:
    assert _bodies(world, "anonymous", "threads") == ["thread.", "guest.", "ping.", ""]


def test_comment_by_a_suspended_user_has_no_author_but_for_admins(world: World) -> None:
    below = id_of(world.comments["below"])
    seen = {"body": "below.", "author": None, "post": {"slug": "first"}}
    assert world.client("editor").data(COMMENT, id=below) == {"node": seen}
    assert world.client("admin").data(COMMENT, id=below)["node"]["author"] == {"username": "sue"}


@pytest.mark.parametrize("name", ["gone", "spam", "pending", "backstage"])
def test_comment_that_is_hidden_is_null_for_strangers(name: str, world: World) -> None:
    assert world.client("anonymous").data(COMMENT, id=id_of(world.comments[name])) == {"node": None}


def test_comment_by_a_guest_never_shows_the_address(world: World) -> None:
    world.comments["guest"].guest_email = "gus@example.com"
    world.session.commit()
    document = '{ node(id: "%s") { ... on Comment { guestName guestWebsite } } }'
    answer = world.client("admin").post({"query": document.replace("%s", id_of(world.comments["guest"]))})
    assert answer.get_json()["data"]["node"]["guestName"] == "Gus"
    assert b"gus@example.com" not in answer.data
    assert world.client("admin").codes(document.replace("guestName", "guestEmail")) != []
