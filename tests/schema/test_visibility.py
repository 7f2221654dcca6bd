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
  post_by_id: node(id: "1~Post~11") { id }
  revision_by_id: node(id: "1~PostRevision~4") { id }
  comment_by_id: node(id: "1~Comment~13") { id }
  user_by_id: node(id: "1~User~8") { id }
}"""


def _hide_posts(world: World) -> None:
    world.add_post("hidden", draft=True)
    world.add_post("hidden page", page=True, draft=True, tags=[world.tags["essays"]])
    world.add_post("later", status=PostStatus.SCHEDULED, published_at=FUTURE, tags=[world.tags["ink"]])
    world.add_post("shelved", status=PostStatus.ARCHIVED, tags=[world.tags["ink"]])
    world.add_post("trashed", status=PostStatus.DELETED, tags=[world.tags["ink"]])
    world.add_revision("hidden", post=world.posts["hidden"])
    world.add_revision("of the first", post=world.posts["first"])
    world.add_post("ahead", published_at=FUTURE)
    world.add_comment("secret", post=world.posts["hidden"])


def _hide_pending_comments(world: World) -> None:
    world.add_comment("hidden", status=CommentStatus.PENDING)
    world.add_comment("reply", status=CommentStatus.PENDING, parent=world.comments["reply"])


def _hide_users(world: World) -> None:
    world.add_user("hidden", "hidden", status=UserStatus.SUSPENDED)
    world.add_user("new", "unconfirmed", status=UserStatus.NEW)


# What is inserted, and who of ACTORS sees it.
ROWS: list[tuple[Callable[[World], object], set[str]]] = [
    (_hide_posts, {"author", "editor", "admin"}),
    (
        lambda world: world.add_post("ben's", author=world.users["other"], draft=True),
        {"other", "editor", "admin"},
    ),
    (_hide_pending_comments, {"reader", "editor", "admin"}),
    (lambda world: world.add_comment("unwanted", status=CommentStatus.SPAM), {"editor", "admin"}),
    (
        lambda world: world.add_comment("turned down", status=CommentStatus.REJECTED),
        {"reader", "editor", "admin"},
    ),
    (lambda world: world.add_report("guest", "other"), {"editor", "admin"}),
    (
        lambda world: world.add_comment("deleted", status=CommentStatus.DELETED, body="", author=None),
        set(),
    ),
    (_hide_users, {"admin"}),
    (lambda world: world.add_post("public"), set(ACTORS)),
]


def _bytes(world: World, actor: str) -> list[bytes]:
    return [world.client(actor).post({"query": document}).data for document in [*READS.values(), NAMED]]


@pytest.mark.parametrize("actor", ["anonymous", "reader", "author", "editor"])
def test_hidden_rows_change_no_byte_of_an_answer(actor: str, world: World) -> None:
    before = _bytes(world, actor)
    _insert(world, [insert for insert, who_sees in ROWS if actor not in who_sees])
    assert _bytes(world, actor) == before
    _insert(world, [insert for insert, who_sees in ROWS if actor in who_sees])
    assert _bytes(world, actor) != before


def _insert(world: World, inserts: list[Callable[[World], object]]) -> None:
    for insert in inserts:
        insert(world)
    world.session.commit()
