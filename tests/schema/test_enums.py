"""Enums: the models' own members, each given as it is stored and described."""

import enum

import pytest
from graphql import GraphQLEnumType, GraphQLError

import models
from policies import moderation
from schema import build_schema
from tests.schema.world import World
from tests.support.factories import PostFactory

SCHEMA = build_schema().graphql_schema
ENUMS = [
    type_
    for name, type_ in SCHEMA.type_map.items()
    if isinstance(type_, GraphQLEnumType) and "__" not in name
]


OF_MODELS = [exposed for exposed in ENUMS if not exposed.name.endswith("Order")]


@pytest.mark.parametrize("exposed", OF_MODELS, ids=str)
def test_enum_has_the_members_of_the_model(exposed: GraphQLEnumType) -> None:
    members: type[enum.Enum] = getattr(models, exposed.name, None) or getattr(moderation, exposed.name)
    assert list(exposed.values) == [member.name for member in members]
    assert exposed.description == members.__doc__


@pytest.mark.parametrize("exposed", ENUMS, ids=str)
def test_enum_and_each_of_its_values_are_described(exposed: GraphQLEnumType) -> None:
    descriptions = [exposed.description, *(value.description for value in exposed.values.values())]
    assert len(set(descriptions)) == 1 + len(exposed.values)
    assert all(descriptions)


@pytest.mark.parametrize("status", models.PostStatus)
def test_post_in_each_status_says_so(status: models.PostStatus, world: World) -> None:
    PostFactory(slug="one", status=status)
    data = world.client("admin").data('{ post(slug: "one") { status kind bodyFormat } }')
    assert data["post"] == {"status": status.name, "kind": "POST", "bodyFormat": "MARKDOWN"}


def test_comments_in_each_status_and_kind_say_so(world: World) -> None:
    document = '{ post(slug: "first") { comments { nodes { status kind } } } }'
    nodes = world.client("admin").data(document)["post"]["comments"]["nodes"]
    assert {node["status"] for node in nodes} == {status.name for status in models.CommentStatus}
    assert {node["kind"] for node in nodes} == {kind.name for kind in models.CommentKind}


def test_enum_value_that_does_not_exist_is_not_exposed() -> None:
    for exposed in ENUMS:
        assert "UNKNOWN" not in exposed.values
        with pytest.raises(GraphQLError, match="cannot represent value"):
            exposed.serialize("UNKNOWN")
