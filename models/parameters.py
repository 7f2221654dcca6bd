"""Parameters whose values are known only when a statement runs, such as the present instant."""

from typing import Any

from sqlalchemy import BindParameter
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from models.types import UtcDateTime, utc_now


class LateParameter(BindParameter[Any]):
    """A parameter that stays one where a statement is compiled with its constants written into it."""

    inherit_cache = True


@compiles(LateParameter)
def _compile(parameter: LateParameter, compiler: SQLCompiler, **options: Any) -> str:
    options["literal_binds"] = False
    return str(compiler.visit_bindparam(parameter, **options))  # type: ignore[no-untyped-call]


def present_instant() -> LateParameter:
    """Return the instant at which a statement runs."""
    return LateParameter("now", callable_=utc_now, type_=UtcDateTime(), unique=True)
