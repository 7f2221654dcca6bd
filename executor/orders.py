"""The orders that a list comes in: one of its own, or one that the client chooses by an enum."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import graphene

from models.keyset import Order


@dataclass(frozen=True)
class Ordering:
    """A named order of a list; its last key is unique, so that the order is total."""

    name: str
    keys: Order
    description: str = ""

    def including_nulls_of(self, attribute: str) -> "Ordering":
        """Return the same order for a list whose rows may have no value for a key."""
        keys = (replace(key, nullable=key.nullable or key.attribute == attribute) for key in self.keys)
        return replace(self, keys=tuple(keys))


class Orders:
    """The orders to choose from, which are the values of one GraphQL enum."""

    def __init__(self, name: str, description: str, orderings: Iterable[Ordering]) -> None:
        """Name the enum; each ordering says in its description what comes first."""
        by_name = {ordering.name: ordering for ordering in orderings}
        self._members: Any = enum.Enum(name, by_name)  # type: ignore[misc]
        self._type = graphene.Enum.from_enum(
            self._members, description=lambda member: member.value.description if member else description
        )
        self._by_name: Mapping[str, Ordering] = by_name

    def __iter__(self) -> Any:
        """Return the orderings one after the other."""
        return iter(self._by_name.values())

    def including_nulls_of(self, attribute: str) -> "Orders":
        """Return the same orders for lists whose rows may have no value for a key."""
        orders: Orders = object.__new__(Orders)
        orders._members, orders._type = self._members, self._type
        orders._by_name = {o.name: o.including_nulls_of(attribute) for o in self}
        return orders

    def argument(self, default: Ordering) -> graphene.Argument:
        """Return the argument by which a client chooses."""
        return graphene.Argument(
            self._type,
            default_value=self._members[default.name],
            description="What comes first.",
        )

    def chosen(self, member: enum.Enum) -> Ordering:
        """Return the ordering that a value of the argument names."""
        return self._by_name[member.name]
