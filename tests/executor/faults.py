"""Faults to plant in the executor: each breaks one thing as a slip in a change could."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from graphql.execution import collect_fields as collecting
from sqlalchemy import func, literal_column

from executor import connection_lowering, json_sql, list_statement, lowering, statement
from executor.condition_sql import ConditionSql
from executor.list_statement import ListStatement, PageRow, PageStatement
from executor.lowering import Lowering
from executor.plan import AnyOf, Not
from executor.rows import ListedRow
from executor.statement import StatementBuilder
from executor.statement_cache import StatementCache
from models import keyset

Plant = Callable[[pytest.MonkeyPatch], None]
FAULTS: dict[str, Plant] = {}


def _fault(plant: Plant) -> Plant:
    FAULTS[plant.__name__.strip("_").replace("_", " ")] = plant
    return plant


def _everything(_actor: Any, _entity: Any) -> Any:
    return sa.true()


def _within(method: str, owner: Any, changed: str, change: Callable[[Any], Any]) -> Plant:
    """Return what changes an attribute of an object while one of its methods runs."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        real = getattr(owner, method)

        def broken(self: Any, *arguments: Any, **options: Any) -> Any:
            with _changed(self, changed, change(getattr(self, changed))):
                return real(self, *arguments, **options)

        patch.setattr(owner, method, broken)

    return plant


@contextmanager
def _changed(owner: Any, name: str, value: Any) -> Iterator[None]:
    # Not by setattr: the options of entities are frozen.
    kept = vars(owner)[name]
    vars(owner)[name] = value
    try:
        yield
    finally:
        vars(owner)[name] = kept


def _unguarded(method: str, owner: Any = StatementBuilder) -> Plant:
    def plant(patch: pytest.MonkeyPatch) -> None:
        real = getattr(owner, method)

        def broken(self: Any, part: Any, *row: Any) -> Any:
            with _changed(part.entity._meta, "visible", _everything):
                return real(self, part, *row)

        patch.setattr(owner, method, broken)

    return plant


FAULTS["list shows what is hidden"] = _within(
    "select", ListStatement, "rows", lambda rows: replace(rows, visible=_everything)
)
FAULTS["rows are filtered by what is hidden"] = _unguarded("_related", ConditionSql)
FAULTS["count counts what is hidden"] = _within(
    "count", ListStatement, "rows", lambda rows: replace(rows, visible=_everything)
)
FAULTS["count counts what is filtered out"] = _within(
    "count", ListStatement, "rows", lambda rows: replace(rows, condition=None)
)
FAULTS["list is not narrowed to what it is for"] = _within(
    "select", ListStatement, "rows", lambda rows: replace(rows, where=None)
)
FAULTS["rows below another row are shown"] = _within(
    "select", ListStatement, "rows", lambda rows: replace(rows, relationship=None)
)
FAULTS["last rows come last row first"] = _within(
    "listed", PageStatement, "_page", lambda page: replace(page, backwards=False)
)
FAULTS["cursor is forgotten"] = _within(
    "table", PageStatement, "_page", lambda page: replace(page, after=None)
)
FAULTS["to-one edge shows what is hidden"] = _unguarded("_related")
FAULTS["lookup shows what is hidden"] = _unguarded("_found")


@_fault
def _page_begins_with_the_row_of_the_cursor(patch: pytest.MonkeyPatch) -> None:
    def broken(order: Any, entity: Any, values: Any, *, backwards: bool = False) -> Any:
        same = [key.column(entity) == value for key, value in zip(order, values, strict=True)]
        return sa.or_(keyset.beyond(order, entity, values, backwards=backwards), sa.and_(*same))

    patch.setattr(list_statement, "beyond", broken)


@_fault
def _keys_of_cursors_are_swapped(patch: pytest.MonkeyPatch) -> None:
    def broken(self: PageRow, json: Any) -> Any:
        ordering = self._rows.ordering
        swapped = replace(ordering, keys=ordering.keys[::-1])
        with _changed(self, "_rows", replace(self._rows, ordering=swapped)):
            return real(self, json)

    real = PageRow.cursor
    patch.setattr(PageRow, "cursor", broken)


@_fault
def _full_page_is_said_to_go_on(patch: pytest.MonkeyPatch) -> None:
    def broken(self: PageStatement) -> Any:
        self.is_read = True
        return json_sql.word(func.count() >= literal_column(str(self._page.size)))

    patch.setattr(PageStatement, "_more", broken)


@_fault
def _row_more_than_asked_for_is_shown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PageStatement, "_within", lambda _: None)


@_fault
def _end_of_a_page_is_said_to_be_its_start(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PageStatement, "_last_cursor", PageStatement._first_cursor)


@_fault
def _last_rows_are_the_first(patch: pytest.MonkeyPatch) -> None:
    def broken(keys: Any, entity: Any, *, backwards: bool) -> Any:
        return keyset.order_by(keys, entity)

    patch.setattr(list_statement, "order_by", broken)


@_fault
def _null_of_a_row_that_is_not_there_is_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(statement, "or_else", lambda text, _: text)


@_fault
def _null_of_a_column_is_lost(patch: pytest.MonkeyPatch) -> None:
    real = json_sql.or_else
    patch.setattr(
        json_sql, "or_else", lambda text, instead: text if instead == "null" else real(text, instead)
    )


@_fault
def _column_of_a_row_is_taken_for_another(patch: pytest.MonkeyPatch) -> None:
    def broken(self: ListedRow, expression: Any) -> Any:
        real(self, expression)
        return literal_column(f"{self.name}.c{len(self.exported) // 2}", expression.type)

    real = ListedRow.compute
    patch.setattr(ListedRow, "compute", broken)


@_fault
def _rows_within_each_other_have_one_alias(patch: pytest.MonkeyPatch) -> None:
    def broken(self: StatementBuilder, prefix: str) -> str:
        return "r0" if prefix == "r" else real(self, prefix)

    real = StatementBuilder.name
    patch.setattr(StatementBuilder, "name", broken)


@_fault
def _not_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    def broken(self: ConditionSql, condition: Any) -> Any:
        return real(self, condition.condition if isinstance(condition, Not) else condition)

    real = ConditionSql.of
    patch.setattr(ConditionSql, "of", broken)


@_fault
def _not_of_a_comparison_with_null_is_null(patch: pytest.MonkeyPatch) -> None:
    def broken(self: ConditionSql, comparison: Any) -> Any:
        return (
            real(self, comparison).clauses[-1] if _is_nullable(self, comparison) else real(self, comparison)
        )

    def _is_nullable(self: ConditionSql, comparison: Any) -> bool:
        column = getattr(self._entity, comparison.attribute).property.columns[0]
        return bool(column.nullable)

    real = ConditionSql._compared
    patch.setattr(ConditionSql, "_compared", broken)


@_fault
def _or_of_nothing_lets_all_pass(patch: pytest.MonkeyPatch) -> None:
    def broken(self: ConditionSql, condition: Any) -> Any:
        return sa.true() if condition == AnyOf(()) else real(self, condition)

    real = ConditionSql.of
    patch.setattr(ConditionSql, "of", broken)


@_fault
def _guarded_column_is_shown_to_all(patch: pytest.MonkeyPatch) -> None:
    def broken(self: StatementBuilder, part: Any, row: Any) -> Any:
        return real(self, replace(part, visible=None), row)

    real = StatementBuilder._column
    patch.setattr(StatementBuilder, "_column", broken)


@_fault
def _skip_and_include_are_ignored(patch: pytest.MonkeyPatch) -> None:
    for name in ("collect_fields", "collect_sub_fields"):
        patch.setattr(lowering, name, _including_all(getattr(lowering, name)))


def _including_all(real: Any) -> Any:
    def broken(*arguments: Any) -> Any:
        with _changed(collecting, "should_include_node", lambda *_: True):
            return real(*arguments)

    return broken


@_fault
def _merged_fields_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    def broken(self: Lowering, type_: Any, nodes: Any) -> Any:
        return real(self, type_, nodes[:1])

    real = Lowering.selected
    patch.setattr(Lowering, "selected", broken)


@_fault
def _alias_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    def broken(self: Lowering, type_: Any, fields: Any, path: Any) -> Any:
        return real(self, type_, {nodes[0].name.value: nodes for nodes in fields.values()}, path)

    real = Lowering._record
    patch.setattr(Lowering, "_record", broken)


@_fault
def _chosen_order_is_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(connection_lowering, "ordering", lambda declaration, _: declaration.ordering)


@_fault
def _plans_are_shared_by_all_roles(patch: pytest.MonkeyPatch) -> None:
    _remember_by(patch, lambda key: key[:-1])


@_fault
def _plans_are_shared_by_variables_of_all_shapes(patch: pytest.MonkeyPatch) -> None:
    _remember_by(patch, lambda key: (key[0], key[-1]))


def _remember_by(patch: pytest.MonkeyPatch, shorter: Callable[[Any], Any]) -> None:
    def broken(self: StatementCache, key: Any, *others: Any) -> Any:
        return real(self, shorter(key), *others)

    real = StatementCache._known
    patch.setattr(StatementCache, "_known", broken)
