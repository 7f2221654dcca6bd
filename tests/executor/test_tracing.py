"""What is noted of an operation while it runs: its statements, what they are given, and the time."""

import re
from typing import Any

import pytest

from executor import Executor, RefusedOperation, Trace
from models.drivers import StatementTimeout
from models.statements import Statements
from policies import ANONYMOUS, Actor
from tests.schema.documents import READS, WRITES
from tests.schema.world import World, id_of

SEEN = "query ($slug: String!) { post(slug: $slug) { title } }"
PLACE = "1~posts~NEWEST~2026-01-31T10:00:00.000000Z~42"


def _report(executor: Executor, document: str, actor: Actor = ANONYMOUS, **variables: Any) -> dict[str, Any]:
    trace = Trace()
    executor.execute(trace.preparing(executor.prepare)(document), variables, actor, trace)
    return trace.report()


@pytest.mark.parametrize("name", READS)
def test_query_traced_answers_the_same_and_is_one_statement(
    name: str, world: World, executor: Executor
) -> None:
    actor = Actor.of(world.users["author"])
    operation, trace = executor.prepare(READS[name]), Trace()
    assert executor.execute(operation, {}, actor, trace) == executor.execute(operation, {}, actor)
    report = trace.report()
    assert report["statementCount"] == 1
    (statement,) = report["statements"]
    assert statement["sql"].startswith("SELECT")
    placeholders = re.findall(r"\?", statement["sql"]) or set(re.findall(r"\$\d+", statement["sql"]))
    assert len(statement["parameters"]) == len(placeholders)


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (SEEN, {"$slug", "now", "actor"}),
        ('{ here: post(slug: "first") { title } }', {"here.slug", "now", "actor"}),
        ("query ($id: ID!) { node(id: $id) { id } }", {"$id", "now", "actor"}),
        ('{ node(id: "1~User~1") { id } }', {"node.id", "actor"}),
        ("{ viewer { username } }", {"actor"}),
        ("{ __typename tags { totalCount } }", {"now", "actor"}),
        (
            "query ($place: String) { posts(after: $place) { nodes { title } } }",
            {"$place[0]", "$place[1]", "now"},
        ),
        (
            f'{{ posts(last: 1, before: "{PLACE}") {{ nodes {{ title }} }} }}',
            {"posts.before[0]", "posts.before[1]", "now"},
        ),
    ],
)
def test_parameters_are_named_as_a_reader_knows_them(
    document: str, names: set[str], world: World, executor: Executor
) -> None:
    given = {"slug": "first", "id": "1~Post~1", "place": PLACE}
    (statement,) = _report(executor, document, Actor.of(world.users["reader"]), **given)["statements"]
    assert set(statement["parameters"]) == names


def test_statement_known_already_is_cached(world: World, executor: Executor) -> None:
    document = SEEN.replace("title", "fresh: title")
    first, second = (_report(executor, document, slug=slug) for slug in ("first", "closed"))
    assert (first["cached"], second["cached"]) == (False, True)
    assert 0 < second["compileMs"] < first["compileMs"] < first["totalMs"]
    assert 0 < second["databaseMs"] < second["totalMs"]
    assert first["statements"] == second["statements"]


@pytest.mark.parametrize("document", ["{ __typename }", "{ __schema { queryType { name } } }"])
def test_query_without_data_has_no_statement_and_costs_the_least(document: str, executor: Executor) -> None:
    report = _report(executor, document)
    assert (report["statements"], report["statementCount"], report["cost"]) == ([], 0, 1)
    assert report["databaseMs"] == 0


def test_cost_is_that_of_the_operation(executor: Executor) -> None:
    document = "query ($n: Int) { posts(first: $n) { nodes { author { id } } totalCount } }"
    assert [_report(executor, document, n=n)["cost"] for n in (1, 5, 5)] == [22, 30, 30]


def test_payload_of_a_mutation_is_a_statement(world: World, executor: Executor) -> None:
    document = WRITES["publishPost"]
    actor = Actor.of(world.users["author"])
    report = _report(executor, document, actor, id=id_of(world.posts["draft"]))
    assert report["statementCount"] == 1
    assert "key of post" in report["statements"][0]["parameters"]
    assert report["databaseMs"] > 0
    assert report["cost"] > 0


def test_mutation_that_is_refused_has_no_statement(world: World, executor: Executor) -> None:
    report = _report(executor, WRITES["publishPost"], id=id_of(world.posts["draft"]))
    assert (report["statements"], report["databaseMs"]) == ([], 0)


def test_statement_that_fails_is_noted(
    world: World, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def time_out(*_: object) -> None:
        raise StatementTimeout("too long")

    monkeypatch.setattr(Statements, "read_row", time_out)
    trace = Trace()
    answer = executor.execute(executor.prepare(SEEN), {"slug": "first"}, ANONYMOUS, trace)
    assert [error.extensions["code"] for error in answer.errors] == ["QUERY_TIMEOUT"]
    assert trace.report()["statements"][0]["parameters"][0] == "$slug"


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        (SEEN, {}),
        (SEEN, {"slug": "a\x00"}),
        ('{ node(id: "x") { id } }', {}),
        ("{ posts(first: 0) { totalCount } }", {}),
    ],
)
def test_operation_that_is_refused_is_refused_with_a_trace_too(
    document: str, variables: dict[str, Any], executor: Executor
) -> None:
    trace = Trace()
    with pytest.raises(RefusedOperation):
        executor.execute(executor.prepare(document), variables, ANONYMOUS, trace)
    assert trace.report()["statements"] == []
