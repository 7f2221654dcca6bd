"""What the plain resolvers work with: the rows that an actor may see, read once and kept in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from executor import Entity, Limits
from policies import Actor

Predicate = Callable[[Actor, Any], Any]


@dataclass
class Context:
    """The context value of graphql-core, for one actor and a database that doesn't change meanwhile."""

    session: Session
    actor: Actor
    limits: Limits
    facts: Mapping[str, Any]
    _rows: dict[Any, list[Any]] = field(default_factory=dict)
    _values: dict[Any, dict[int, Any]] = field(default_factory=dict)

    def visible(self, entity: type[Entity]) -> list[Any]:
        """Return all rows of an entity that the actor may see."""
        return self.fulfilling(entity._meta.model, entity._meta.visible)

    def fulfilling(self, model: Any, predicate: Predicate) -> list[Any]:
        """Return all rows for which the predicate of a rule holds."""
        if (model, predicate) not in self._rows:
            found = self.session.scalars(select(model).where(predicate(self.actor, model)))
            self._rows[model, predicate] = list(found)
        return self._rows[model, predicate]

    def computed(self, model: Any, expression: Callable[..., Any], *member: Any) -> dict[int, Any]:
        """Return what an expression makes of each row, by the rows' keys."""
        key = model, expression, member
        if key not in self._values:
            statement = select(model.id, expression(self.actor, model, *member))
            self._values[key] = {row[0]: row[1] for row in self.session.execute(statement)}
        return self._values[key]

    def links(self, table: Any) -> list[Any]:
        """Return all rows of a table that links two others."""
        if table not in self._rows:
            self._rows[table] = [row._mapping for row in self.session.execute(select(table))]
        return self._rows[table]
