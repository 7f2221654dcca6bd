"""What a big blog costs: rows come by an index and in its order, and a late page like the first."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from executor import Executor, Limits
from models import Post, Role, User
from models.database import Database
from models.keyset import Key, order_by
from models.public_ids import encode_cursor
from models.statements import Statements, binder_of, compile_for_driver
from policies import ANONYMOUS, Actor
from policies.logins import Claim
from policies.posts import published_feed
from schema import build_schema
from schema.orderings import NEWEST, NEWEST_PUBLISHED
from services.login_sessions import start_login
from tests.executor.explaining import (
    Statement,
    Way,
    postgresql_faults,
    sqlite_faults,
    ways_to_plan,
)
from tests.executor.reference import FACTS
from tests.support.backends import Backend
from tests.support.big_blog import AUTHOR, EDITOR, POPULAR_TAG, RARE_TAG, fill
from tests.support.logins import login_claim

_QUERIES = Path(__file__).resolve().parents[2] / "benchmarks" / "queries"
_FEED = (_QUERIES / "feed.graphql").read_text(encoding="utf-8")
_POST = (_QUERIES / "post.graphql").read_text(encoding="utf-8")
_LATER_FEED = _FEED.replace("query Feed", "query Feed($after: String)").replace(
    "posts(first: 20)", "posts(first: 20, after: $after)"
)
_PAGE = "pageInfo { hasNextPage endCursor }"
_TAG = f"""query Tag($id: ID!, $after: String) {{
  node(id: $id) {{ ... on Tag {{ name posts(first: 20, after: $after) {{ nodes {{ ...Entry }} {_PAGE} }} }} }}
}} fragment Entry on Post {{ id slug title excerpt author {{ username }} tags {{ nodes {{ name }} }} }}"""
_COMMENTS = f"""query Comments($name: String!) {{
  user(username: $name) {{ comments(first: 20) {{ nodes {{ body post {{ title }} }} {_PAGE} }} }}
}}"""
_PAGES = f"{{ pages(first: 20) {{ nodes {{ title }} {_PAGE} }} }}"

_ENTRY = "nodes { body author { username } post { title } }"
_ALL_COMMENTS = f"{{ comments(first: 20) {{ {_ENTRY} {_PAGE} }} }}"
_IN_STATUS = f"""query Queue($status: CommentStatus!, $after: String) {{
  comments(first: 20, after: $after, filter: {{status: {{eq: $status}}}}) {{ {_ENTRY} {_PAGE} }}
}}"""
_REPORTED = f"{{ reportedComments(first: 20) {{ {_ENTRY} {_PAGE} }} }}"

ACTORS = {
    "anonymous": ANONYMOUS,
    "author": Actor(AUTHOR, Role.AUTHOR),
    "editor": Actor(EDITOR, Role.EDITOR),
}
LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "feed": (_FEED, {}),
    "post": (_POST, {}),
    "popular tag": (_TAG, {"id": f"1~Tag~{POPULAR_TAG}"}),
    "rare tag": (_TAG, {"id": f"1~Tag~{RARE_TAG}"}),
    "prolific user": (_COMMENTS, {"name": f"user{AUTHOR}"}),
    "user": (_COMMENTS, {"name": "user9"}),
    "pages": (_PAGES, {}),
    "comments": (_ALL_COMMENTS, {}),
}


class Blog:
    """A big blog, whose statements are explained instead of answered."""

    def __init__(self, database: Database, folder: Path) -> None:
        fill(database)
        self._claims = _log_in(database)
        self.database = database
        self.ways: dict[str, Way] = ways_to_plan(database, folder)
        self._executor = Executor(build_schema(), database, Limits(), FACTS)

    def statement(self, document: str, actor: str = "anonymous", **variables: Any) -> Statement:
        """Return the statement that answers a document, which must find something.

        For those who have a login it is the one that proves it.
        """
        run: list[Statement] = []
        real = self.database.statements

        class Noting(Statements):
            def __init__(self) -> None:
                pass

            def read_row(self, text: str, parameters: Any) -> Any:
                run.append(Statement(text, parameters))
                return real.read_row(text, parameters)

        self.database.statements = Noting()
        operation, claim = self._executor.prepare(document), self._claims.get(actor)
        if claim:
            answer = self._executor.execute_if_proven(operation, variables, claim)
        else:
            answer = self._executor.execute(operation, variables, ANONYMOUS)
        self.database.statements = real
        assert answer is not None
        assert answer.errors == []
        assert isinstance(answer.data, bytes)
        assert b'"nodes":[{' in answer.data
        (statement,) = run
        return statement

    def cursor(self, name: str, behind: int, tag: int | None = None) -> str:
        """Return the cursor of the last post before a page of the feed, or of a tag's posts."""
        keys = NEWEST_PUBLISHED.keys
        posts = select(Post.published_at, Post.id).where(published_feed(ANONYMOUS))
        if tag is not None:
            posts = posts.where(Post.tags.any(id=tag))
        with self.database.reader() as session:
            last = session.execute(posts.order_by(*order_by(keys, Post)).offset(behind - 1).limit(1)).one()
        return encode_cursor(name, NEWEST_PUBLISHED.name, list(last))


def _log_in(database: Database) -> dict[str, Claim]:
    claims = {}
    with database.transaction() as session:
        for name, actor in ACTORS.items():
            if actor.role:
                user = session.get_one(User, actor.user_id)
                user.role = actor.role
                token = start_login(session, user, lifetime=timedelta(hours=1))
                claims[name] = login_claim(token, actor)
    return claims


@pytest.fixture(scope="module")
def blog(backend: Backend, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blog]:
    """The big blog, which no test changes."""
    folder = tmp_path_factory.mktemp("blog")
    database = Database(backend.new_database(), folder=folder, busy_timeout_ms=5_000, pool_size=1)
    blog = Blog(database, folder)
    yield blog
    for way in blog.ways.values():
        way.connection.close()
    database.dispose()


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("name", LISTS)
def test_list_is_read_by_an_index_and_in_its_order(name: str, actor: str, blog: Blog) -> None:
    document, variables = LISTS[name]
    statement = blog.statement(document, actor, **variables)
    faults = {way: explained.explain(statement).faults for way, explained in blog.ways.items()}
    assert not any(faults.values()), faults


def test_revisions_of_a_post_are_read_by_an_index_and_in_its_order(blog: Blog) -> None:
    revisions = f"revisions(first: 20) {{ nodes {{ version editor {{ username }} }} {_PAGE} }}"
    statement = blog.statement(f'{{ node(id: "1~Post~50") {{ ... on Post {{ {revisions} }} }} }}', "editor")
    for name, way in blog.ways.items():
        explained = way.explain(statement)
        assert explained.faults == [], name
        with way.without("ix_post_revision_post_id_id"):
            assert way.explain(statement).work > explained.work, name


@pytest.mark.parametrize("actor", ACTORS)
def test_late_page_of_the_feed_costs_what_the_first_does(actor: str, blog: Blog) -> None:
    first = blog.statement(_LATER_FEED, actor)
    late = blog.statement(_LATER_FEED, actor, after=blog.cursor("posts", 399 * 20))
    for name, way in blog.ways.items():
        early, later = way.explain(first), way.explain(late)
        assert later.faults == [], name
        assert later.work == pytest.approx(early.work, rel=0.1), name


@pytest.mark.parametrize("actor", ACTORS)
def test_late_page_of_a_tags_posts_costs_what_the_first_does(actor: str, blog: Blog) -> None:
    tag = {"id": f"1~Tag~{POPULAR_TAG}"}
    cursor = blog.cursor("Tag.posts", 199 * 20, POPULAR_TAG)
    first = blog.statement(_TAG, actor, **tag)
    late = blog.statement(_TAG, actor, **tag, after=cursor)
    for name, way in blog.ways.items():
        early, later = way.explain(first), way.explain(late)
        assert later.faults == [], name
        assert later.work == pytest.approx(early.work, rel=0.1), name


def test_rare_tag_costs_no_more_than_a_popular_one(blog: Blog) -> None:
    rare, popular = (blog.statement(_TAG, id=f"1~Tag~{tag}") for tag in (RARE_TAG, POPULAR_TAG))
    for name, way in blog.ways.items():
        assert way.explain(rare).work <= way.explain(popular).work, name


@pytest.mark.parametrize("status", ["PENDING", "SPAM", "APPROVED"])
def test_comments_of_a_status_are_read_by_an_index_and_in_its_order(status: str, blog: Blog) -> None:
    cursor = encode_cursor("comments", NEWEST.name, [datetime(2020, 6, 1, tzinfo=UTC), 50_000])
    for after in (None, cursor):
        statement = blog.statement(_IN_STATUS, "editor", status=status, after=after)
        faults = {way: explained.explain(statement).faults for way, explained in blog.ways.items()}
        assert not any(faults.values()), faults


def test_reported_comments_are_read_by_an_index_and_in_its_order(blog: Blog) -> None:
    statement = blog.statement(_REPORTED, "editor")
    faults = {way: explained.explain(statement).faults for way, explained in blog.ways.items()}
    assert not any(faults.values()), faults


@pytest.mark.parametrize("descending", [True, False], ids=["downwards", "upwards"])
@pytest.mark.parametrize("attribute", ["published_at", "title", "updated_at"])
def test_order_of_posts_is_that_of_an_index(attribute: str, descending: bool, blog: Blog) -> None:
    dialect = blog.database.engine.dialect
    keys = (Key(attribute, descending), Key("id", descending))
    posts = select(Post.title).where(published_feed(ANONYMOUS)).order_by(*order_by(keys, Post)).limit(21)
    compiled = compile_for_driver(posts, dialect)
    values = [binder_of(parameter, dialect)(parameter.effective_value) for parameter in compiled.parameters]
    for name, way in blog.ways.items():
        assert way.explain(Statement(compiled.text, values)).faults == [], name


@pytest.mark.parametrize(
    ("name", "indexes"),
    [
        ("feed", ["ix_post_kind_published_at_id"]),
        # Else SQLite would read all comments by the one and find those of a row among them soon enough.
        ("post", ["ix_comment_created_at_id", "ix_comment_post_id_created_at_id"]),
        ("popular tag", ["ix_post_tag_tag_id_published_at_post_id"]),
        ("prolific user", ["ix_comment_created_at_id", "ix_comment_author_id_created_at_id"]),
        ("comments", ["ix_comment_created_at_id"]),
    ],
)
def test_list_without_its_index_is_found_at_fault(name: str, indexes: list[str], blog: Blog) -> None:
    document, variables = LISTS[name]
    statement = blog.statement(document, **variables)
    for way in blog.ways.values():
        with way.without(*indexes):
            assert way.explain(statement).faults != []
        assert way.explain(statement).faults == []


def _read(table: str, rows: int, **more: Any) -> dict[str, Any]:
    return {"Node Type": "Index Scan", "Relation Name": table, "Actual Rows": rows, **more}


def _sort(*below: dict[str, Any]) -> dict[str, Any]:
    return {"Node Type": "Sort", "Actual Rows": 20, "Plans": below}


@pytest.mark.parametrize(
    ("plan", "faults"),
    [
        (_read("post", 21), []),
        (_sort(_read("tag", 200)), []),
        (_sort(_read("tag", 201)), ["Sort of 201 rows"]),
        (_read("tag", 1) | {"Node Type": "Seq Scan"}, []),
        (_read("user", 1) | {"Node Type": "Seq Scan"}, ["Seq Scan on user"]),
        (_read("post_tag", 5_000), ["Index Scan reads far more of post_tag than a page"]),
        (
            _read("post", 1, **{"Rows Removed by Filter": 200}),
            ["Index Scan reads far more of post than a page"],
        ),
        ({"Node Type": "Limit", "Plans": [_sort(_read("tag", 900))]}, ["Sort of 900 rows"]),
    ],
)
def test_plan_of_postgresql_is_found_at_fault(plan: dict[str, Any], faults: list[str]) -> None:
    assert postgresql_faults(plan) == faults


@pytest.mark.parametrize(
    ("plan", "faults"),
    [
        ([(1, "SEARCH r1 USING INDEX ix_post_kind_title_id (kind=?)")], []),
        ([(1, "SCAN r1 USING INDEX uq_post_slug")], []),
        ([(1, "SCAN r1")], ["SCAN post"]),
        ([(1, "SCAN t4"), (1, "USE TEMP B-TREE FOR ORDER BY")], []),
        (
            [
                (1, "SEARCH l3 USING x (post_id=?)"),
                (1, "SEARCH r2 USING y"),
                (1, "USE TEMP B-TREE FOR ORDER BY"),
            ],
            [],
        ),
        ([(1, "SEARCH r1 USING x (kind=?)"), (2, "USE TEMP B-TREE FOR ORDER BY")], []),
        ([(1, "SEARCH r1 USING x (kind=?)"), (1, "USE TEMP B-TREE FOR ORDER BY")], ["sorts post"]),
        ([(1, "SEARCH r1 USING x"), (1, "USE TEMP B-TREE FOR LAST TERM OF ORDER BY")], ["sorts post"]),
    ],
)
def test_plan_of_sqlite_is_found_at_fault(plan: list[tuple[int, str]], faults: list[str]) -> None:
    text = "SELECT 1 FROM post AS r1, tag AS r2, post_tag AS l3, (SELECT 2) AS t4"
    assert sqlite_faults(text, plan) == faults
