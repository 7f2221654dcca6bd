"""Root fields for rows that are named: by their ids, by a unique column, or as the one who asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import graphene
from sqlalchemy import ColumnElement

from executor.declarations import EntityReference

ACTOR_ID = "$actor"
"""The name of the actor's id among the variables; no variable of a document can have it."""

Match = Callable[..., ColumnElement[bool]]
"""Given an alias of an entity and a value, then what narrows a look-up: which row is meant."""


@dataclass(frozen=True)
class By:
    """One way to look a row up: an argument, and which row it means.

    By default that is the row whose column of the argument's name has the normalized value. `narrowed_by`
    are further arguments, enums with a default, that count along with this one.
    """

    argument: str
    description: str
    match: Match | None = None
    normalize: Callable[[str], str] = str
    narrowed_by: Mapping[str, graphene.Argument] = field(default_factory=dict)

    @property
    def is_id(self) -> bool:
        """Whether the argument is a global id."""
        return self.argument == "id"

    @property
    def type(self) -> Any:
        """The GraphQL type of the argument."""
        return graphene.ID if self.is_id else graphene.String


BY_ID = By("id", "Its id.")


class Lookup(graphene.Field):
    """The one visible row that an argument names, or null; of several ways, exactly one must be taken."""

    def __init__(self, entity: EntityReference, *ways: By, description: str) -> None:
        """Refer to an entity, and say by what its rows are looked up."""
        arguments = {
            way.argument: graphene.Argument(way.type, required=len(ways) == 1, description=way.description)
            for way in ways
        }
        for way in ways:
            arguments.update(way.narrowed_by)
        super().__init__(entity, description=description, args=arguments)
        self.entity = entity
        self.ways = ways


class Viewer(graphene.Field):
    """A root field for the actor's own row, or null for a stranger."""

    def __init__(self, entity: EntityReference, *, description: str) -> None:
        """Refer to the entity of users."""
        super().__init__(entity, description=description)
        self.entity = entity


class NodeLookup(graphene.Field):
    """The root field `node`: any visible row by its id, or null."""

    def __init__(self, interface: type[graphene.Interface], *, description: str) -> None:
        """Refer to the interface."""
        super().__init__(
            interface,
            description=description,
            args={"id": graphene.ID(required=True, description="The id of an object.")},
        )


class NodesLookup(graphene.Field):
    """The root field `nodes`: the visible rows with some ids, each in its place, or null there."""

    def __init__(self, interface: type[graphene.Interface], *, description: str) -> None:
        """Refer to the interface."""
        ids = graphene.Argument(
            graphene.List(graphene.NonNull(graphene.ID)),
            required=True,
            description="The ids of objects, at most as many as a page has.",
        )
        super().__init__(graphene.List(interface), required=True, description=description, args={"ids": ids})
