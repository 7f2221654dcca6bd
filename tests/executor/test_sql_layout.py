"""SQL in lines: readable, and still the same statement."""

import re

import pytest

from executor import Executor
from executor.sql_layout import WIDTH, laid_out
from models.database import Database
from policies import ANONYMOUS
from tests.schema.documents import READS
from tests.schema.world import World
from tests.support.reading import read_value

LONG = "x" * 34


def _in_lines(sql: str) -> list[str]:
    """The lines of a statement, with an ellipsis for each long text."""
    return [line.replace(LONG, "…") for line in laid_out(sql.replace("…", LONG)).splitlines()]


def _bare(sql: str) -> str:
    return re.sub(r"\s+", "", sql)


@pytest.mark.parametrize(
    "sql",
    [
        "",
        " ",
        "SELECT 1",
        "SELECT a, b FROM t WHERE a = 'it''s' AND b IN (1, 2)",
        "x" * 500,
        "'" + "x" * 500 + "'",
    ],
)
def test_sql_that_fits_or_has_no_joints_is_one_line(sql: str) -> None:
    assert laid_out(sql) == sql.strip()


def test_white_space_becomes_one_space_but_within_quotes_stays() -> None:
    assert laid_out("SELECT  a \nFROM\tt WHERE b = 'x  \n y'") == "SELECT a FROM t WHERE b = 'x  \n y'"


def test_clauses_stand_below_each_other_and_operators_further_in() -> None:
    assert _in_lines("SELECT a FROM t WHERE a = '…' AND b = '…' OR c = '…' ORDER BY a LIMIT 5") == [
        "SELECT a",
        "FROM t",
        "WHERE a = '…' AND b = '…'",
        "  OR c = '…'",
        "ORDER BY a",
        "LIMIT 5",
    ]


def test_long_arguments_are_filled_into_lines_and_parentheses_opened() -> None:
    assert _in_lines("SELECT concat('…', a, '…', coalesce((SELECT '…' FROM t), 'null'), '…', '…') AS f") == [
        "SELECT concat(",
        "  '…', a, '…',",
        "  coalesce((SELECT '…' FROM t), 'null'),",
        "  '…', '…'",
        ") AS f",
    ]


def test_case_is_broken_at_its_branches() -> None:
    assert _in_lines("CASE WHEN a = 1 THEN '…' WHEN a = 2 THEN '…' ELSE 'SELECT … FROM' END") == [
        "CASE",
        "  WHEN a = 1 THEN '…'",
        "  WHEN a = 2 THEN '…'",
        "  ELSE 'SELECT … FROM'",
        "END",
    ]


@pytest.mark.parametrize("sql", ["((", "))", "a) b (c", "'open", '"open', "a, (b", ",,,", "é ü \x00"])
def test_sql_that_is_none_loses_nothing(sql: str) -> None:
    padded = f"{sql} {'y, ' * 60}"
    assert _bare(laid_out(padded)) == _bare(padded)


@pytest.mark.parametrize("name", READS)
def test_statement_in_lines_answers_the_same(
    name: str, world: World, database: Database, executor: Executor
) -> None:
    query = executor._statements.planner.query(executor.prepare(READS[name]), {}, None)
    parameters = query.parameters({"$actor": ANONYMOUS.user_id})
    text = laid_out(query.text)
    assert read_value(database, text, parameters) == read_value(database, query.text, parameters)
    assert all(len(line) <= WIDTH or "(" not in line for line in text.splitlines())
