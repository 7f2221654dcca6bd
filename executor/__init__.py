"""Answers GraphQL operations from the database.

`Executor` is all that the endpoint knows; the declarations (in `computed` those without a column), filters
and orders are all that the schema knows.
To follow a query, read the modules in this order:

1. `documents` parses and checks its document, by `validation` and `measuring`; its `cost` depends on
   its variables, and is checked when it is planned.
2. `variables` tells what a plan must know of its variables; all else becomes a parameter.
3. `lowering` turns it into a `plan`, by the `declarations`, which `connection_lowering` does with lists and
   `lookup_lowering` with rows that are named; `arguments` and `conditions` lower what fields are given.
4. `statement`, `list_statement` and `condition_sql` turn the plan into one SELECT, with `rows` to refer to
   and `json_sql` to write values by, which `sqlite` and `postgresql` do in their own ways.
5. `compiled` keeps the statement with what fills in its parameters; `proving` lets it answer only whoever has
   the login that they claim.
6. `planning` puts 3 to 5 together, `statement_cache` remembers what comes of it, `executor` runs and answers.

Mutations run by `mutating` in a `context`; `tracing`, `explaining` and `sql_layout` show all this to people.
"""

from executor.computed import Computed, Each, Expression, Fact, Singleton, Whether
from executor.declarations import (
    Entity,
    Guarded,
    Listing,
    ToMany,
    ToOne,
)
from executor.documents import Operation, RefusedOperation
from executor.errors import INTERNAL, UNAVAILABLE, BadUserInput
from executor.executor import Answer, Executor
from executor.explaining import Explanation, plan_lines
from executor.filters import Filter, Related
from executor.limits import Limits
from executor.lookups import BY_ID, By, Lookup, NodeLookup, NodesLookup, Viewer
from executor.orders import Ordering, Orders
from executor.scalars import DateTime, Node
from executor.sql_layout import laid_out
from executor.tracing import Trace

__all__ = [
    "BY_ID",
    "INTERNAL",
    "UNAVAILABLE",
    "Answer",
    "BadUserInput",
    "By",
    "Computed",
    "DateTime",
    "Each",
    "Entity",
    "Executor",
    "Explanation",
    "Expression",
    "Fact",
    "Filter",
    "Guarded",
    "Limits",
    "Listing",
    "Lookup",
    "Node",
    "NodeLookup",
    "NodesLookup",
    "Operation",
    "Ordering",
    "Orders",
    "RefusedOperation",
    "Related",
    "Singleton",
    "ToMany",
    "ToOne",
    "Trace",
    "Viewer",
    "Whether",
    "laid_out",
    "plan_lines",
]
