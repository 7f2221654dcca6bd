"""Relay connections: the types around a page of rows, and the arguments that choose the page."""

from typing import TYPE_CHECKING

import graphene

if TYPE_CHECKING:
    from executor.declarations import Entity


class PageInfo(graphene.ObjectType):
    """Where a page lies in its list."""

    has_next_page = graphene.Boolean(
        required=True, description="Whether there are rows behind the last one of a page read forwards."
    )
    has_previous_page = graphene.Boolean(
        required=True, description="Whether there are rows before the first one of a page read backwards."
    )
    start_cursor = graphene.String(description="The cursor of the first row; null on an empty page.")
    end_cursor = graphene.String(description="The cursor of the last row; null on an empty page.")


def paging_arguments() -> dict[str, graphene.Argument]:
    """Return the arguments of every connection."""
    return {
        "first": graphene.Argument(
            graphene.Int, description="How many rows to read from the start, or after `after`."
        ),
        "after": graphene.Argument(graphene.String, description="The cursor to read behind."),
        "last": graphene.Argument(
            graphene.Int, description="How many rows to read from the end, or before `before`."
        ),
        "before": graphene.Argument(graphene.String, description="The cursor to read up to."),
    }


_connection_types: dict[str, type[graphene.ObjectType]] = {}


def connection_type(entity: "type[Entity]") -> type[graphene.ObjectType]:
    """Return the connection type of an entity, always the same one."""
    name = entity._meta.name
    if name not in _connection_types:
        _connection_types[name] = _make_connection_type(entity)
    return _connection_types[name]


def _make_connection_type(entity: "type[Entity]") -> type[graphene.ObjectType]:
    fields = {
        "edges": graphene.List(
            graphene.NonNull(_make_edge_type(entity)),
            required=True,
            description="The rows with their cursors.",
        ),
        "nodes": graphene.List(graphene.NonNull(entity), required=True, description="The rows alone."),
        "page_info": graphene.Field(PageInfo, required=True, description="Where this page lies in the list."),
        "total_count": graphene.Int(
            required=True,
            description="How many rows the list has for this reader; counting stops at 10,000 by default.",
        ),
        "total_count_exact": graphene.Boolean(
            required=True, description="Whether `totalCount` is all of them: false where counting stopped."
        ),
    }
    name = entity._meta.name
    description = f"A page of a list of {name} objects."
    return type(f"{name}Connection", (graphene.ObjectType,), {"__doc__": description, **fields})


def _make_edge_type(entity: "type[Entity]") -> type[graphene.ObjectType]:
    name = entity._meta.name
    fields = {
        "cursor": graphene.String(required=True, description="The place of the row in this list."),
        "node": graphene.Field(entity, required=True, description="The row itself."),
    }
    article = "An" if name[0] in "AEIO" else "A"
    description = f"{article} {name} at its place in a list."
    return type(f"{name}Edge", (graphene.ObjectType,), {"__doc__": description, **fields})
