"""Entities and their fields: none without a visibility predicate, connections always of the same types."""

from typing import Any

import graphene
import pytest
from graphene_sqlalchemy.registry import Registry
from graphql import GraphQLObjectType
from sqlalchemy import ColumnElement, false, true

import models
from executor import By, Entity, Executor, Listing, Lookup, Node, Ordering
from executor.connections import connection_type, paging_arguments
from models.database import Database
from models.keyset import Key
from policies import Actor
from schema import build_schema
from schema.post.types import Post
from schema.tag.types import Tag
from tests.executor.conftest import LIMITS, read
from tests.schema.world import World

BY_ID = Ordering("ID", (Key("id"),))


def _everything(actor: Actor, tag: Any) -> ColumnElement[bool]:
    return true()


def _nothing(actor: Actor, tag: Any) -> ColumnElement[bool]:
    return false()


def _entity(name: str, **meta: Any) -> type[Entity]:
    # A registry of its own: the schema's types stay the ones of their models.
    options = {"model": models.Tag, "registry": Registry(), "interfaces": (Node,), "only_fields": ("name",)}
    return type(name, (Entity,), {"Meta": type("Meta", (), {**options, **meta})})


def _answer(database: Database, entity: type[Entity], document: str) -> Any:
    fields = {
        "labels": Listing(lambda: entity, ordering=BY_ID, description="All labels."),
        "label": Lookup(lambda: entity, By("slug", "Which."), description="One."),
    }
    schema = graphene.Schema(query=type("Query", (graphene.ObjectType,), fields))
    return read(Executor(schema, database, LIMITS), document)


def test_entity_without_a_visibility_predicate_fails_at_once_with_its_name() -> None:
    with pytest.raises(TypeError, match="NakedLabel has no visibility predicate"):
        _entity("NakedLabel")


def test_entity_with_null_for_its_predicate_fails_at_once() -> None:
    with pytest.raises(TypeError, match="NullLabel has no visibility predicate"):
        _entity("NullLabel", visible=None)


def test_entity_shows_what_its_predicate_shows(world: World, database: Database) -> None:
    document = '{ labels { totalCount nodes { name } edges { node { id } } } label(slug: "ink") { name } }'
    seen = _answer(database, _entity("OpenLabel", visible=_everything), document)
    assert seen["labels"]["totalCount"] == len(world.tags)
    assert seen["label"] == {"name": "ink"}
    hidden = _answer(database, _entity("ClosedLabel", visible=_nothing), document)
    assert hidden == {"labels": {"totalCount": 0, "nodes": [], "edges": []}, "label": None}


def test_entity_exposes_the_named_columns_and_no_other() -> None:
    entity = _entity("NarrowLabel", visible=_everything)
    assert set(entity._meta.fields) == {"id", "name"}


def test_every_object_on_a_model_is_an_entity_with_a_predicate() -> None:
    objects = [
        type_.graphene_type
        for type_ in build_schema().graphql_schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and hasattr(type_, "graphene_type")
    ]
    on_models = [type_ for type_ in objects if hasattr(type_._meta, "model")]
    assert len(on_models) == 7
    assert all(issubclass(type_, Entity) and callable(type_._meta.visible) for type_ in on_models)


def test_connection_type_of_an_entity_is_always_the_same() -> None:
    assert connection_type(Post) is connection_type(Post)
    assert connection_type(Post) is not connection_type(Tag)
    assert connection_type(Post)._meta.name == "PostConnection"


def test_paging_arguments_are_those_of_relay() -> None:
    arguments = paging_arguments()
    assert list(arguments) == ["first", "after", "last", "before"]
    assert all(argument.description for argument in arguments.values())
    assert "offset" not in arguments
