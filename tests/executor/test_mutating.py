"""Root fields of a mutation: one after the other, each kept as a whole or not at all."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from executor import Limits
from executor import executor as executor_module
from executor.context import Context
from executor.errors import LimitExceeded
from models import Post
from models.database import Database
from models.public_ids import encode_cursor
from tests.schema.world import World, contents, id_of
from tests.support.graphql import GraphQLClient

PAYLOAD = "{ post { title } errors { code } clientMutationId }"


def _create(alias: str, title: str, payload: str = PAYLOAD) -> str:
    return (
        f'{alias}: createPost(input: {{title: "{title}", body: "B.", clientMutationId: "{alias}"}}) {payload}'
    )


@pytest.fixture
def author(world: World) -> GraphQLClient:
    """The client of the author."""
    return world.client("author")


def _titles(session: Session) -> list[str]:
    return [row.title for row in contents(session)["post"]][10:]


def test_several_mutations_are_done_in_the_order_of_the_document(
    author: GraphQLClient, session: Session
) -> None:
    document = "mutation {" + " ".join(_create(name, name) for name in "cab") + "}"
    answer = author.execute(document)
    assert list(answer["data"]) == ["c", "a", "b"]
    assert _titles(session) == ["c", "a", "b"]


@pytest.mark.parametrize("refused", ["a", "b", "c"])
def test_mutation_refused_beside_others_is_the_only_one_undone(
    refused: str, author: GraphQLClient, session: Session
) -> None:
    document = "mutation {" + " ".join(_create(name, "" if name == refused else name) for name in "abc") + "}"
    answer = author.execute(document)
    assert "errors" not in answer
    assert answer["data"][refused] == {
        "post": None,
        "errors": [{"code": "REQUIRED"}],
        "clientMutationId": refused,
    }
    assert _titles(session) == [name for name in "abc" if name != refused]


def test_mutation_refused_by_an_error_leaves_those_before_and_after(
    author: GraphQLClient, world: World, session: Session
) -> None:
    forbidden = f'deletePost(input: {{id: "{id_of(world.posts["closed"])}"}}) {{ deletedId }}'
    answer = author.execute(f"mutation {{ {_create('a', 'a')} {forbidden} {_create('b', 'b')} }}")
    assert answer["data"]["deletePost"] is None
    assert [(error["path"], error["extensions"]["code"]) for error in answer["errors"]] == [
        (["deletePost"], "FORBIDDEN")
    ]
    assert _titles(session) == ["a", "b"]


def test_mutation_sees_what_the_one_before_it_wrote(author: GraphQLClient, world: World) -> None:
    id_ = id_of(world.posts["draft"])
    answer = author.execute(
        f"""mutation {{
          updatePost(input: {{id: "{id_}", title: "New"}}) {{ post {{ title }} }}
          publishPost(input: {{id: "{id_}"}}) {{ post {{ title status }} }}
          deletePost(input: {{id: "{id_}"}}) {{ post {{ status }} }}
          gone: deletePost(input: {{id: "{id_}", permanently: true}}) {{ post {{ status }} deletedId }}
          again: deletePost(input: {{id: "{id_}"}}) {{ deletedId }}
        }}"""
    )
    assert answer["data"]["publishPost"]["post"] == {"title": "New", "status": "PUBLISHED"}
    assert answer["data"]["deletePost"]["post"] == {"status": "DELETED"}
    assert answer["data"]["gone"] == {"post": None, "deletedId": id_}
    assert answer["data"]["again"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["NOT_FOUND"]


@pytest.mark.parametrize(
    "payload",
    [
        '{ post { title comments(after: "nonsense") { totalCount } } }',
        '{ post { title author { username posts(after: "nonsense") { totalCount } } } clientMutationId }',
    ],
)
def test_mutation_whose_payload_has_a_wrong_argument_is_refused_before_anything_is_written(
    payload: str, author: GraphQLClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Context, "writing")
    answer = author.execute(f"mutation {{ {_create('b', 'b')} {_create('a', 'a', payload)} }}")
    assert list(answer) == ["errors"]
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_USER_INPUT"]
    assert answer["errors"][0]["path"][:2] == ["a", "post"]
    assert _titles(session) == []


@pytest.mark.parametrize("after", ["nonsense", ""])
def test_mutation_whose_variable_is_a_wrong_argument_in_the_payload_is_refused(
    after: str, author: GraphQLClient, session: Session
) -> None:
    payload = "{ ...Made @include(if: true) }"
    document = f"""mutation ($after: String) {{ {_create("a", "a", payload)} }}
    fragment Made on CreatePostPayload {{ post {{ title comments(after: $after) {{ totalCount }} }} }}"""
    good = encode_cursor("Post.comments", "OLDEST", [datetime(2026, 1, 1, tzinfo=UTC), 1])
    for given in (None, good):
        assert author.data(document, after=given)["a"]["post"]["title"] == "a"
    answer = author.execute(document, after=after)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_USER_INPUT"]
    # Sent again under its key, it isn't done again.
    assert _titles(session) == ["a"]


def test_mutation_that_fails_in_committing_is_undone_and_masked(
    author: GraphQLClient, session: Session
) -> None:
    def fail(_session: Session) -> None:
        raise RuntimeError("the disk is full")

    event.listen(Session, "before_commit", fail)
    try:
        response = author.post({"query": f"mutation {{ {_create('a', 'a')} }}"})
    finally:
        event.remove(Session, "before_commit", fail)
    assert response.status_code == 500
    assert response.get_json()["data"] == {"a": None}
    assert "disk" not in response.get_data(as_text=True)
    assert _titles(session) == []


def test_mutation_of_the_same_field_twice_is_done_once(author: GraphQLClient, session: Session) -> None:
    field = _create("a", "a")
    assert author.data(f"mutation {{ {field} ...Again }} fragment Again on Mutation {{ {field} }}")
    assert _titles(session) == ["a"]


def test_mutation_skipped_by_a_directive_is_not_done(author: GraphQLClient, session: Session) -> None:
    field = _create("a", "a", "@skip(if: true) " + PAYLOAD)
    assert author.data(f"mutation {{ {field} __typename }}") == {"__typename": "Mutation"}
    assert _titles(session) == []


@pytest.mark.parametrize("title", ["One", ""])
def test_mutation_beside_a_selection_that_is_not_valid_is_not_done(
    title: str, author: GraphQLClient, session: Session
) -> None:
    assert author.codes(f"mutation {{ {_create('a', title)} nothing }}") == ["GRAPHQL_VALIDATION_FAILED"]
    assert _titles(session) == []


def test_query_cannot_mutate(author: GraphQLClient, session: Session) -> None:
    assert author.codes(f"query {{ {_create('a', 'a')} }}") == ["GRAPHQL_VALIDATION_FAILED"]
    assert session.query(Post).count() == 10


def test_payload_reads_what_the_transaction_wrote(author: GraphQLClient) -> None:
    payload = "{ post { slug author { drafts { totalCount nodes { title } } } } }"
    drafts: dict[str, Any] = author.data(f"mutation {{ {_create('a', 'Brand new', payload)} }}")["a"]["post"]
    assert drafts["author"]["drafts"]["totalCount"] == 4
    assert drafts["author"]["drafts"]["nodes"][0] == {"title": "Brand new"}


def test_mutation_of_nothing_begins_no_transaction(
    author: GraphQLClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "transaction", None)
    assert author.execute("mutation { a: __typename }") == {"data": {"a": "Mutation"}}
    assert "errors" in author.execute(f"mutation {{ {_create('a', 'a')} }}")


def test_payload_that_is_too_large_undoes_its_write(
    author: GraphQLClient, world: World, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executor_module, "check_answer_size", _refuse)
    answer = author.execute(f"mutation {{ {_create('a', 'lost')} }}")
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["LIMIT_EXCEEDED"]
    assert "lost" not in _titles(session)


def _refuse(size: int, _limits: Limits) -> None:
    raise LimitExceeded("answer", 1, size, "bytes to answer")
