"""Plans as lines for people: every part in words, and what is below it further in."""

import pytest

from executor import Executor, RefusedOperation, plan_lines
from policies import ANONYMOUS, Actor
from tests.schema.documents import READS, WRITES
from tests.schema.world import World

DOCUMENT = """
query Mine($slug: String!, $place: String) {
  here: post(slug: $slug) {
    id
    author { email }
    comments(last: 3, before: $place) {
      edges { cursor node { body } }
      pageInfo { hasPreviousPage endCursor }
      total: totalCount
      totalCountExact
    }
    threads(first: 1) { __typename nodes { status } }
  }
  viewer { username }
  node(id: "1~Tag~1") { ... on Tag { name } }
}
"""
LINES = """\
here: the Post with slug = $slug, if visible_posts
  id: id of the Post
  author: the User of author, if visible_users
    email: column email, if private_fields_visible
  comments: the last 3 of Post.comments by OLDEST, before $place, if comments_below_post
    edges: each row
      cursor: its place in the list
      node: the row
        body: column body
    pageInfo: hasPreviousPage, endCursor
    total: the number of all rows, up to 10,000
    totalCountExact: whether there are no more rows than 10,000
  threads: the first 1 of Post.threads by OLDEST, where starting_threads, if comments_below_post
    __typename: "CommentConnection"
    nodes: each row
      status: column status
viewer: the User with id = actor, if visible_users
  username: column username
node: the Tag with id = node.id, if visible_tags
  name: column name""".splitlines()
PLACE = "1~Post.comments~OLDEST~2026-01-31T10:00:00.000000Z~42"


FILTERS = {
    "{}": "",
    '{title: {eq: "a"}}': "title eq posts.filter.title.eq",
    "{title: {contains: $text}}": "title contains $text",
    '{title: {in: ["a", $text]}}': "title in posts.filter.title.in",
    '{title: {ne: "a", startsWith: "b"}}': (
        "(not title eq posts.filter.title.ne and title starts_with posts.filter.title.startsWith)"
    ),
    "{or: [{publishedAt: {isNull: true}}, {not: {commentCount: {gt: 1}}}]}": (
        "(published_at is null or not comment_count gt posts.filter.commentCount.gt)"
    ),
    "{or: []}": "what can't be",
}


@pytest.mark.parametrize("filter_", FILTERS)
def test_filter_is_told_in_words(filter_: str, executor: Executor) -> None:
    declared = "($text: String!) " if "$text" in filter_ else ""
    document = f"query {declared}{{ posts(first: 5, filter: {filter_}) {{ totalCount }} }}"
    explanation = executor.explain(executor.prepare(document), {"text": "a secret"}, ANONYMOUS)
    words = f"filtered by {FILTERS[filter_] or 'nothing'}, "
    assert (
        next(plan_lines(explanation.plan))
        == f"posts: the first 5 of posts by NEWEST, {words}if published_feed"
    )
    assert set(explanation.query.names) - {"now"} == {
        word.rstrip(")") for word in words.split(", ")[0].split() if word.startswith(("posts.", "$"))
    }


def test_filter_in_a_variable_is_named_by_what_is_inside(executor: Executor) -> None:
    document = "query ($f: PostFilter) { posts(filter: $f) { totalCount } }"
    value = {"f": {"and": [{"title": {"startsWith": "a"}}, {"publishedAt": {"isNull": False}}]}}
    explanation = executor.explain(executor.prepare(document), value, ANONYMOUS)
    assert set(explanation.query.names) == {"$f.and.0.title.startsWith", "now"}


def test_plan_is_told_in_words(executor: Executor) -> None:
    variables = {"slug": "first", "place": PLACE}
    explanation = executor.explain(executor.prepare(DOCUMENT), variables, ANONYMOUS)
    assert list(plan_lines(explanation.plan)) == LINES


@pytest.mark.parametrize("name", READS)
def test_explanation_of_a_query_has_all_parts(name: str, world: World, executor: Executor) -> None:
    for actor in (ANONYMOUS, Actor.of(world.users["admin"])):
        explanation = executor.explain(executor.prepare(READS[name]), {}, actor)
        assert explanation.cost > 0
        assert len(list(plan_lines(explanation.plan))) > 1
        assert explanation.query.text
        assert explanation.database_plan


def test_explanation_without_data_has_no_statement(executor: Executor) -> None:
    explanation = executor.explain(executor.prepare("{ __schema { types { name } } }"), {}, ANONYMOUS)
    (line,) = plan_lines(explanation.plan)
    assert line.startswith('__schema: {"types":')
    assert line.endswith("…")
    assert (explanation.query.text, explanation.database_plan, explanation.cost) == ("", [], 1)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (WRITES["deletePost"], "BAD_USER_INPUT"),
        ("query ($slug: String!) { post(slug: $slug) { id } }", "BAD_USER_INPUT"),
        ('{ node(id: "x") { id } }', "BAD_USER_INPUT"),
        ("{ posts(first: 100) { nodes { comments(first: 100) { nodes { body } } } } }", "LIMIT_EXCEEDED"),
    ],
)
def test_operation_that_would_not_be_answered_is_not_explained(
    document: str, code: str, executor: Executor
) -> None:
    with pytest.raises(RefusedOperation) as refusal:
        executor.explain(executor.prepare(document), {}, ANONYMOUS)
    assert [error.extensions["code"] for error in refusal.value.errors] == [code]
