"""Hidden rows leave no trace: the answers to those who may not see them stay the same to the byte."""

from collections.abc import Callable

import pytest

from models import CommentStatus, PostStatus, UserStatus
from tests.schema.documents import READS
from tests.schema.world import ACTORS, FUTURE, World

# What names the hidden rows outright, beside the lists and counts of READS.
NAMED = """{
  post(slug: "hidden") { title }
  user(username: "hidden") { username posts { totalCount } comments { totalCount } }
  ben: user(username: "ben") { drafts { totalCount nodes { title } } }
  post_by_id: node(id: "1~Post~10") { id }
  comment_by_id: node(id: "1~Comment~12") { id }
  user_by_id: node(id: "1~User~8") { id }
}"""


def _hide_posts(world: World) -> None:
    world.add_post("hidden", draft=True)
    world.add_post("hidden page", page=True, draft=True, tags=[world.tags["essays"]])
    world.add_post("later", status=PostStatus.SCHEDULED, published_at=FUTURE, tags=[world.tags["ink"]])
    world.add_post("shelved", status=PostStatus.ARCHIVED, tags=[world.tags["ink"]])
    world.add_post("ahead", published_at=FUTURE)
    world.add_comment("secret", post=world.posts["hidden"])


def _hide_pending_comments(world: World) -> None:
    world.add_comment("hidden", status=CommentStatus.PENDING)
    world.add_comment("reply", status=CommentStatus.PENDING, parent=world.comments["reply"])


def _hide_users(world: World) -> None:
    world.add_user("hidden", "hidden", status=UserStatus.SUSPENDED)
    world.add_user("new", "unconfirmed", status=UserStatus.NEW)


# What is inserted, and who of ACTORS sees it.
HIDDEN: dict[str, tuple[Callable[[World], object], set[str]]] = {
    "posts and pages": (_hide_posts, {"author", "editor", "admin"}),
    "draft of another": (
        lambda world: world.add_post("ben's", author=world.users["other"], draft=True),
        {"other", "editor", "admin"},
    ),
    "pending comments": (_hide_pending_comments, {"reader", "editor", "admin"}),
    "unwanted comment": (
        lambda world: world.add_comment("hidden", status=CommentStatus.SPAM),
        {"editor", "admin"},
    ),
    "deleted comment": (
        lambda world: world.add_comment("hidden", status=CommentStatus.DELETED, body="", author=None),
        set(),
    ),
    "users": (_hide_users, {"admin"}),
    "something public": (lambda world: world.add_post("public"), set(ACTORS)),
}


def _bytes(world: World, actor: str) -> list[bytes]:
    return [world.client(actor).post({"query": document}).data for document in [*READS.values(), NAMED]]


def test_hidden_rows_change_answers_only_for_those_who_may_see_them(world: World) -> None:
    before = {actor: _bytes(world, actor) for actor in ACTORS}
    for name, (insert, who_sees) in HIDDEN.items():
        insert(world)
        world.session.commit()
        after = {actor: _bytes(world, actor) for actor in ACTORS}
        assert (name, {actor for actor in ACTORS if after[actor] != before[actor]}) == (name, who_sees)
        before = after


@pytest.mark.parametrize("name", ["draft", "scheduled", "archived"])
def test_comment_on_a_hidden_post_is_hidden_in_every_list(name: str, world: World) -> None:
    world.add_comment("secret", post=world.posts[name], body="A secret.")
    world.session.commit()
    assert not [
        body for actor in ("anonymous", "reader") for body in _bytes(world, actor) if b"secret" in body
    ]
    assert [body for body in _bytes(world, "editor") if b"A secret." in body]
