"""What strangers are answered by GET may be kept, and a good copy costs one short statement."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from models import Post, User
from models.database import Database
from models.statements import Statements
from tests.endpoint.conftest import WebWith
from tests.schema.world import World
from tests.support.factories import TagFactory
from tests.support.visitor import HOST

pytestmark = pytest.mark.usefixtures("adapter")

FEED = "{ posts(first: 3) { nodes { slug title author { username } } } }"
KEPT = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-store"


def _get(world: World, actor: str = "anonymous", query: str = FEED, **headers: str) -> TestResponse:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    web = world.client(actor).http
    return web.get("/graphql", query_string={"query": query}, headers=names, base_url=f"http://{HOST}")


def _tag(world: World, **options: str) -> str:
    return _get(world, **options).headers["ETag"]


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are run outside of transactions, from now on."""
    run: list[str] = []
    real = Statements.read_row

    def noting(self: Statements, text: str, parameters: Any) -> Any:
        run.append(text)
        return real(self, text, parameters)

    monkeypatch.setattr(Statements, "read_row", noting)
    return run


def test_answer_to_a_stranger_may_be_kept_and_is_asked_about(world: World) -> None:
    response = _get(world)
    assert response.headers["Cache-Control"] == KEPT
    assert response.headers["ETag"].startswith('W/"')
    assert {"Accept", "Cookie"} <= set(response.headers["Vary"].replace(" ", "").split(","))
    assert len(response.headers.getlist("Cache-Control")) == 1


def test_good_copy_is_not_sent_again_and_costs_one_short_statement(
    world: World, statements: list[str]
) -> None:
    tag = _tag(world)
    statements.clear()
    response = _get(world, If_None_Match=tag)
    assert (response.status_code, response.data) == (304, b"")
    assert (response.headers["ETag"], response.headers["Cache-Control"]) == (tag, KEPT)
    assert "Content-Type" not in response.headers
    assert ["content_version" in text and "slug" not in text for text in statements] == [True]


@pytest.mark.parametrize("form", ["{tag}", '"x", {tag}', "*", "{strong}", ' "y" ,{strong}'])
def test_copy_is_known_in_every_form_that_http_has(form: str, world: World) -> None:
    tag = _tag(world)
    known = form.format(tag=tag, strong=tag.removeprefix("W/"))
    assert _get(world, If_None_Match=known).status_code == 304


@pytest.mark.parametrize("stale", ["", '""', 'W/"0"', "nonsense", '"' + "x" * 5_000 + '"', "\udcff"])
def test_copy_with_another_tag_is_sent_again(stale: str, world: World) -> None:
    header = stale.encode("utf-8", "surrogateescape").decode("latin-1")
    assert _get(world, If_None_Match=header).status_code == 200


def test_tag_changes_with_what_the_query_reads(world: World, database: Database) -> None:
    tag = _tag(world)
    with database.transaction() as session:
        session.execute(update(Post).values(title="Changed"))
    response = _get(world, If_None_Match=tag)
    assert response.status_code == 200
    assert response.get_json()["data"]["posts"]["nodes"][0]["title"] == "Changed"
    assert response.headers["ETag"] != tag


def test_tag_stays_with_what_the_query_does_not_read(world: World, database: Database) -> None:
    tag = _tag(world)
    TagFactory(name="Unread", slug="unread")
    assert _get(world, If_None_Match=tag).status_code == 304
    with database.transaction() as session:
        session.execute(update(User).values(bio="Read with authors"))
    assert _get(world, If_None_Match=tag).status_code == 200


def test_tags_differ_by_media_type(world: World) -> None:
    newer = _tag(world, Accept="application/graphql-response+json")
    assert newer != _tag(world, Accept="application/json")


@pytest.mark.parametrize("actor", ["reader", "admin"])
def test_answer_to_a_user_is_for_them_alone(actor: str, world: World) -> None:
    for headers in ({}, {"If_None_Match": _tag(world)}, {"If_None_Match": "*"}):
        response = _get(world, actor, **headers)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, PRIVATE)
        assert "ETag" not in response.headers


def test_answer_to_a_post_is_kept_by_nobody(world: World) -> None:
    response = world.client("anonymous").post({"query": FEED}, If_None_Match="*")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, PRIVATE)
    assert "ETag" not in response.headers


@pytest.mark.parametrize(
    "query", ["{", "{ nothing }", "{ posts(first: 0) { totalCount } }", "mutation { __typename }", ""]
)
def test_refusal_is_kept_by_nobody(query: str, world: World) -> None:
    response = _get(world, query=query, If_None_Match="*")
    assert (response.headers["Cache-Control"], "ETag" in response.headers) == (PRIVATE, False)
    assert response.status_code != 304


def test_answer_that_failed_is_kept_by_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("executor.executor.check_answer_size", _fail)
    response = _get(world)
    assert response.status_code == 500
    assert (response.headers["Cache-Control"], "ETag" in response.headers) == (PRIVATE, False)


def test_answer_of_the_schema_alone_needs_no_statement(world: World, statements: list[str]) -> None:
    query = "{ __schema { queryType { name } } }"
    tag = _tag(world, query=query)
    assert _get(world, query=query, If_None_Match=tag).status_code == 304
    assert statements == []


def test_head_has_the_tag_of_get(world: World) -> None:
    web = world.client("anonymous").http
    tag = web.head("/graphql", query_string={"query": FEED}).headers["ETag"]
    assert tag == _tag(world)
    again = web.head("/graphql", query_string={"query": FEED}, headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_setting_lets_copies_be_given_without_asking(web_with: WebWith, world: World) -> None:
    response = web_with(public_max_age=60).get("/graphql", query_string={"query": FEED})
    assert response.headers["Cache-Control"] == "public, max-age=60, must-revalidate"


def test_tag_changes_with_the_settings_that_answers_depend_on(web_with: WebWith, world: World) -> None:
    other = web_with(max_page_size=50).get("/graphql", query_string={"query": FEED})
    assert other.headers["ETag"] != _tag(world)


def test_database_that_can_not_tell_the_version_is_told_of_as_ever(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = _tag(world)
    monkeypatch.setattr(app.extensions["gazette"].database.statements, "read_row", _away)
    response = _get(world, If_None_Match=tag)
    assert response.status_code == 503
    assert "ETag" not in response.headers


def _fail(*_: object) -> None:
    raise ValueError


def _away(*_: object) -> None:
    raise OperationalError("SELECT 1", None, Exception("away"))
