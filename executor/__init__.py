"""Answers GraphQL operations from the database.

`Executor` is all that the endpoint knows; the declarations are all that the schema knows.
"""

from executor.declarations import (
    Entity,
    Guarded,
    Listing,
    Lookup,
    NodeLookup,
    ToMany,
    ToOne,
    Viewer,
)
from executor.documents import Operation, RefusedOperation
from executor.errors import INTERNAL, UNAVAILABLE, BadUserInput
from executor.executor import Answer, Executor
from executor.filters import Filter
from executor.limits import Limits
from executor.orders import Ordering, Orders
from executor.scalars import DateTime, Node
from executor.tracing import Trace

__all__ = [
    "INTERNAL",
    "UNAVAILABLE",
    "Answer",
    "BadUserInput",
    "DateTime",
    "Entity",
    "Executor",
    "Filter",
    "Guarded",
    "Limits",
    "Listing",
    "Lookup",
    "Node",
    "NodeLookup",
    "Operation",
    "Ordering",
    "Orders",
    "RefusedOperation",
    "ToMany",
    "ToOne",
    "Trace",
    "Viewer",
]
