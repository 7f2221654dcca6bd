"""Answers GraphQL operations from the database.

`Executor` is all that the endpoint knows; the declarations are all that the schema knows. Commands explain
plans to people.
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
from executor.explaining import Explanation, plan_lines
from executor.filters import Filter
from executor.limits import Limits
from executor.orders import Ordering, Orders
from executor.scalars import DateTime, Node
from executor.sql_layout import laid_out
from executor.tracing import Trace

__all__ = [
    "INTERNAL",
    "UNAVAILABLE",
    "Answer",
    "BadUserInput",
    "DateTime",
    "Entity",
    "Executor",
    "Explanation",
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
    "laid_out",
    "plan_lines",
]
