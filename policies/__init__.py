"""Who may see and do what: a rule in Python and its predicate in SQL side by side, one module an entity."""

from policies.actor import ANONYMOUS, OPERATOR, Actor

__all__ = ["ANONYMOUS", "OPERATOR", "Actor"]
