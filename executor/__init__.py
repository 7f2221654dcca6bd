"""Answers GraphQL operations from the database.

`Executor` is all that the endpoint knows; the declarations, filters and orders are all that the schema knows.
To follow a query, read the modules in this order:

1. `documents` parses and checks its document, by `validation`, `unusable_texts` and `measuring`; its `cost`
   depends on its variables, and is checked when it is planned. `places` tells which field a refused value is
   given to, and `discretion` keeps names out of errors where the schema can't be read.
2. `variables` tells what a plan must know of its variables; all else becomes a parameter.
3. `lowering` turns it into a `plan`, by the `declarations`; `arguments` and `conditions` lower what fields
   are given.
4. `statement`, `list_statement` and `condition_sql` turn the plan into one SELECT, with `rows` to refer to
   and `json_sql` to write values by, which `sqlite` and `postgresql` do in their own ways.
5. `compiled` keeps the statement with what fills in its parameters; `proving` lets it answer only whoever has
   the login that they claim.
6. `planning` puts 3 to 5 together, `statement_cache` remembers what comes of it, `executor` runs and answers.

Mutations run by `mutating` in a `context`; `tracing`, `explaining` and `sql_layout` show all this to people.
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
from executor.unusable_texts import without_lone_surrogates

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
    "without_lone_surrogates",
]
