"""What a database has, in every respect that matters here."""

from typing import Any

from sqlalchemy import Engine, inspect


def described(engine: Engine) -> dict[str, Any]:
    """Describe what Alembic's own check passes over, too: checks, collations, what is deleted along."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": sorted(
                (
                    column["name"],
                    repr(column["type"]),
                    getattr(column["type"], "collation", None),
                    column["nullable"],
                    column["default"],
                )
                for column in inspector.get_columns(table)
            ),
            "primary key": inspector.get_pk_constraint(table),
            "unique": _sorted(inspector.get_unique_constraints(table)),
            "checks": _sorted(inspector.get_check_constraints(table)),
            "foreign keys": _sorted(inspector.get_foreign_keys(table)),
            "indexes": [_spelled(index) for index in _sorted(inspector.get_indexes(table))],
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def _sorted(constraints: Any) -> list[Any]:
    return sorted(constraints, key=lambda constraint: str(constraint["name"]))


def _spelled(index: Any) -> dict[str, Any]:
    # The condition of a partial index is an expression, which is equal to none but itself.
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return {**index, "dialect_options": options}
