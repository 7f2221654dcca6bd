"""Fields whose values no column holds: the database works them out, or the site knows them."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import graphene
from sqlalchemy import ColumnElement, False_, True_, func

Expression = Callable[..., ColumnElement[Any]]
"""Given the actor and an entity or alias (None where there is no row), and in an `Each` the value: SQL."""

RULE = 1
"""What a rule or an expression costs that is worked out for a row."""


class Computed(graphene.Field):
    """A value that the database works out; it is null only if `nullable`."""

    def __init__(
        self, type_: Any, *, of: Expression, description: str, nullable: bool = False, cost: int = RULE
    ) -> None:
        """Take the expression; `cost` is what it takes, in rows."""
        super().__init__(type_, required=not nullable, description=description)
        self.of = of
        self.nullable = nullable
        self.cost = cost


class Whether(Computed):
    """Whether a policy's predicate holds of the row; where it is unknown, it doesn't."""

    def __init__(self, predicate: Expression, *, description: str) -> None:
        """Take the predicate."""

        @wraps(predicate)
        def holds(*given: Any) -> ColumnElement[bool]:
            held = predicate(*given)
            return held if isinstance(held, True_ | False_) else func.coalesce(held, False)

        super().__init__(graphene.Boolean, of=holds, description=description)


class Each(graphene.Field):
    """A list with an object for each member of an enum, the same ones for every row.

    In the object's type, the expressions of `Computed` fields get the member as their third argument; any
    other field is the member itself.
    """

    def __init__(self, type_: Any, *, members: Iterable[Any], description: str) -> None:
        """Take the objects' type, and the members in the order of the list."""
        super().__init__(graphene.List(graphene.NonNull(type_)), required=True, description=description)
        self.members = tuple(members)


class Singleton(graphene.Field):
    """The one object of a type, which stands for no row: its fields are `Computed`, `Fact` or `Singleton`."""

    def __init__(self, type_: Any, *, description: str) -> None:
        """Take the type."""
        super().__init__(type_, required=True, description=description)


class Fact(graphene.Field):
    """What the site is known to be; the executor is given all facts by their names."""

    def __init__(self, type_: Any, fact: str, *, description: str) -> None:
        """Take the name of the fact."""
        super().__init__(type_, required=True, description=description)
        self.fact = fact
