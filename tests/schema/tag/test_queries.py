"""tags, and what hangs together with a tag."""

from models import TagKind
from models.public_ids import encode_id
from tests.schema.world import World, id_of
from tests.support.factories import PostFactory

TAG = (
    "query ($id: ID!) { node(id: $id) { ... on Tag { name kind parent { name } children { totalCount } } } }"
)


def test_tags_with_the_same_slug_of_both_kinds_are_two(world: World) -> None:
    world.add_tag("both", name="Both", slug="both", kind=TagKind.CATEGORY)
    world.add_tag("both too", name="Both", slug="both", kind=TagKind.TAG)
    world.session.commit()
    nodes = world.client("editor").data("{ tags { nodes { slug kind } } }")["tags"]["nodes"]
    assert [node["kind"] for node in nodes if node["slug"] == "both"] == ["CATEGORY", "TAG"]


def test_tag_knows_its_parent_and_children(world: World) -> None:
    client = world.client("anonymous")
    assert client.data(TAG, id=id_of(world.tags["letters"]))["node"] == {
        "name": "Letters",
        "kind": "CATEGORY",
        "parent": {"name": "Essays"},
        "children": {"totalCount": 0},
    }
    assert client.data(TAG, id=id_of(world.tags["essays"]))["node"]["children"] == {"totalCount": 1}


def test_tag_that_does_not_exist_is_null(world: World) -> None:
    assert world.client("anonymous").data(TAG, id=encode_id("Tag", 4711)) == {"node": None}


def test_tag_lists_published_posts_only_whoever_asks(world: World) -> None:
    PostFactory(draft=True, author=world.users["author"], tags=[world.tags["ink"]])
    document = "query ($id: ID!) { node(id: $id) { ... on Tag { posts { totalCount nodes { slug } } } } }"
    for actor in ("anonymous", "author", "admin"):
        found = world.client(actor).data(document, id=id_of(world.tags["ink"]))["node"]["posts"]
        assert found == {"totalCount": 1, "nodes": [{"slug": "first"}]}


def test_tags_with_a_filter_that_does_not_exist_are_invalid(world: World) -> None:
    codes = world.client("anonymous").codes("{ tags(kind: CATEGORY) { totalCount } }")
    assert codes == ["GRAPHQL_VALIDATION_FAILED"]
