"""node(id:): every object by its id, nothing by the id of what is hidden, and an error for what is no id."""

import pytest
from graphql import GraphQLObjectType

from models.public_ids import LARGEST_KEY, decode_id
from schema import build_schema
from tests.schema.malformed_ids import MALFORMED_IDS
from tests.schema.world import ACTORS, World, id_of

NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"
SCHEMA = build_schema().graphql_schema
ENTITIES = [type_.name for type_ in SCHEMA.get_possible_types(SCHEMA.type_map["Node"])]
WRITERS = ("author", "editor", "admin")
FOR_FEW = {"CommentReport": ("editor", "admin"), "ApiToken": ("author", "admin"), "PostRevision": WRITERS}


def _visible_rows(world: World) -> dict[str, object]:
    rows = (world.users["author"], world.posts["first"], world.comments["thread"], world.tags["ink"])
    revision = next(it for it in world.revisions.values() if it.post is world.posts["first"])
    return {type(row).__name__: row for row in (*rows, world.tokens["author"], world.reports[0], revision)}


@pytest.mark.parametrize("entity", ENTITIES)
def test_node_by_the_id_it_gave_is_the_same_object(entity: str, world: World) -> None:
    row = _visible_rows(world)[entity]
    for actor in FOR_FEW.get(entity, ACTORS):
        found = world.client(actor).data(NODE, id=id_of(row))["node"]
        assert found == {"__typename": entity, "id": id_of(row)}
    assert decode_id(found["id"]) == (entity, row.id)


def test_node_in_the_document_and_in_variables_is_the_same(world: World) -> None:
    id_ = id_of(world.posts["first"])
    in_document = world.client("anonymous").data(f'{{ node(id: "{id_}") {{ __typename id }} }}')
    assert in_document == world.client("anonymous").data(NODE, id=id_)


@pytest.mark.parametrize("key", [0, 4711, LARGEST_KEY])
@pytest.mark.parametrize("entity", ENTITIES)
def test_node_by_the_id_of_nothing_is_null(entity: str, key: int, world: World) -> None:
    assert world.client("admin").data(NODE, id=f"1~{entity}~{key}") == {"node": None}


def test_node_by_the_id_of_a_hidden_row_is_null_for_strangers_alone(world: World) -> None:
    hidden = {
        world.posts["draft"]: {"author", "editor", "admin"},
        world.posts["scheduled"]: {"author", "editor", "admin"},
        world.posts["archived"]: {"author", "editor", "admin"},
        world.comments["backstage"]: {"author", "editor", "admin"},
        world.comments["pending"]: {"reader", "editor", "admin"},
        world.comments["spam"]: {"editor", "admin"},
        world.comments["gone"]: set(),
        world.comments["rejected"]: {"reader", "editor", "admin"},
        world.reports[0]: {"editor", "admin"},
        world.users["suspended"]: {"admin"},
        world.users["newcomer"]: {"admin"},
        world.tokens["reader"]: {"reader", "admin"},
        world.tokens["revoked"]: {"author", "admin"},
        world.tokens["admin"]: {"admin"},
    }
    for row, seers in hidden.items():
        seen_by = {actor for actor in ACTORS if world.client(actor).data(NODE, id=id_of(row))["node"]}
        assert (id_of(row), seen_by) == (id_of(row), seers)


def test_node_by_a_malformed_id_is_bad_input(world: World) -> None:
    client = world.client("admin")
    for text in MALFORMED_IDS:
        answer = client.execute(NODE, id=text)
        assert "data" not in answer
        (error,) = answer["errors"]
        assert (error["path"], error["extensions"]) == (["node"], {"code": "BAD_USER_INPUT"})
        assert len(error["message"]) < 200


@pytest.mark.parametrize("value", [None, True, 1.5, ["1~Post~1"], {}])
def test_node_by_no_id_at_all_is_refused(value: object, world: World) -> None:
    assert world.client("admin").codes(NODE, id=value) == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("number", [1, 10**30])
def test_node_by_a_number_is_no_id(number: int, world: World) -> None:
    assert world.client("admin").codes(NODE, id=number) == ["BAD_USER_INPUT"]


def test_node_types_are_those_with_an_id() -> None:
    objects = [type_ for type_ in SCHEMA.type_map.values() if isinstance(type_, GraphQLObjectType)]
    with_id = {type_.name for type_ in objects if "id" in type_.fields}
    assert (
        set(ENTITIES)
        == with_id
        == {"User", "Post", "Comment", "CommentReport", "Tag", "ApiToken", "PostRevision"}
    )
