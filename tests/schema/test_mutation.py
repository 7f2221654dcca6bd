"""What all mutations share: ids of the right type, the client's own id, problems by field."""

from typing import Any

import pytest
from graphql import get_named_type

from executor import BadUserInput
from policies import ANONYMOUS
from schema import build_schema
from schema.mutation import ServiceMutation, key_of
from tests.schema.documents import WRITES
from tests.schema.malformed_ids import MALFORMED_IDS
from tests.schema.world import World, contents, id_of

SCHEMA = build_schema().graphql_schema
POST_TEXTS = ("title", "body", "slug", "excerpt", "tags")
MAY_BE_EMPTY = ("excerpt", "tags", "name", "surname", "bio", "website", "note")
# For each argument that is an id: the mutation, the input field and what else it needs.
IDS: list[tuple[str, str, dict[str, Any]]] = [
    ("updatePost", "id", {}),
    ("publishPost", "id", {}),
    ("schedulePost", "id", {"publishAt": "2100-01-01T00:00:00Z"}),
    ("unpublishPost", "id", {}),
    ("archivePost", "id", {}),
    ("deletePost", "id", {}),
    ("restorePost", "id", {}),
    ("revertPost", "id", {"revisionId": "1~PostRevision~1"}),
    ("revertPost", "revisionId", {"id": "1~Post~1"}),
    ("addComment", "postId", {"body": "Hm."}),
    ("addComment", "parentId", {"body": "Hm.", "postId": "1~Post~1"}),
    ("updateComment", "id", {"body": "Hm."}),
    ("deleteComment", "id", {}),
    ("revokeApiToken", "id", {}),
    ("replyToComment", "parentId", {"body": "Hm."}),
    ("reportComment", "id", {"reason": "SPAM"}),
    ("approveComment", "id", {}),
    ("rejectComment", "id", {}),
    ("markCommentAsSpam", "id", {}),
]


@pytest.mark.parametrize(("mutation", "field", "others"), IDS)
def test_mutation_with_a_malformed_id_is_bad_input(
    mutation: str, field: str, others: dict[str, Any], world: World
) -> None:
    client = world.client("admin")
    for malformed in [*MALFORMED_IDS, "1~User~1"]:
        answer = client.execute(WRITES[mutation], **{**others, field: malformed})
        assert answer.get("data") in (None, {mutation: None})
        (error,) = answer["errors"]
        assert (error["path"], error["extensions"]) == ([mutation], {"code": "BAD_USER_INPUT"})
        assert len(error["message"]) < 200


@pytest.mark.parametrize(("mutation", "field", "others"), IDS)
@pytest.mark.parametrize("key", [0, 4711, 2**63 - 1])
def test_mutation_with_the_id_of_nothing_is_not_found(
    mutation: str, field: str, others: dict[str, Any], key: int, world: World
) -> None:
    type_name = "Post" if mutation.endswith("Post") or field == "postId" else "Comment"
    type_name = "ApiToken" if mutation.endswith("ApiToken") else type_name
    type_name = "PostRevision" if field == "revisionId" else type_name
    variables = {**others, field: f"1~{type_name}~{key}"}
    assert world.client("admin").codes(WRITES[mutation], **variables) == ["NOT_FOUND"]


def test_ids_cover_every_id_in_the_writes() -> None:
    assert {mutation for mutation, _, _ in IDS} == {name for name, text in WRITES.items() if "ID" in text}


@pytest.mark.parametrize("echo", ["", "7", "😀" * 100, "\x01", "\u2028", None, "x" * 10_000])
def test_client_mutation_id_comes_back_as_it_was(echo: str | None, world: World) -> None:
    client = world.client("reader")
    for bio in ("Fine.", "x" * 3_000):
        payload = client.data(WRITES["updateProfile"], bio=bio, clientMutationId=echo)["updateProfile"]
        assert payload["clientMutationId"] == echo


# Each input field that is a text, with what its mutation needs besides; of what is named by an id, a row.
TEXTS: list[tuple[str, str, dict[str, Any]]] = [
    *(("createPost", field, {"title": "T", "body": "B"}) for field in POST_TEXTS),
    *(("updatePost", field, {"id": "post"}) for field in POST_TEXTS),
    ("addComment", "body", {"postId": "post"}),
    ("updateComment", "body", {"id": "comment"}),
    *(("updateProfile", field, {}) for field in ("displayName", "name", "surname", "bio", "website")),
    ("replyToComment", "body", {"parentId": "comment"}),
    ("reportComment", "note", {"id": "comment", "reason": "SPAM"}),
    ("createApiToken", "name", {"scopes": ["READ"]}),
]


@pytest.mark.parametrize(("mutation", "field", "others"), TEXTS)
def test_text_that_is_empty_or_too_long_is_an_error_of_the_payload(
    mutation: str, field: str, others: dict[str, Any], world: World
) -> None:
    before, client = contents(world.session), world.client("admin")
    ids = {"post": id_of(world.posts["first"]), "comment": id_of(world.comments["thread"])}
    given = {name: ids.get(str(value), value) for name, value in others.items()}
    for text, codes in (("x" * 300_000, {"TOO_LONG", "INVALID_SLUG"}), (" ", {"REQUIRED", "INVALID_SLUG"})):
        if text == " " and field in MAY_BE_EMPTY:
            continue
        sent = [text] if field == "tags" else text
        payload = client.data(WRITES[mutation], **{**given, field: sent})[mutation]
        assert {problem["field"] for problem in payload["errors"]} == {field}
        assert {problem["code"] for problem in payload["errors"]} & codes
    assert contents(world.session) == before


def test_texts_are_all_that_mutations_take() -> None:
    inputs = {name: field.args["input"].type.of_type for name, field in SCHEMA.mutation_type.fields.items()}
    taken = {
        (mutation, name)
        for mutation, input_type in inputs.items()
        for name, field in input_type.fields.items()
        if get_named_type(field.type).name == "String" and name != "clientMutationId"
    }
    assert {(mutation, field) for mutation, field, _ in TEXTS} == taken


def test_client_mutation_id_of_another_type_is_bad_input(world: World) -> None:
    codes = world.client("reader").codes(WRITES["updateProfile"], clientMutationId={"id": 7})
    assert codes == ["BAD_USER_INPUT"]


def test_key_of_the_wanted_type_is_the_key(world: World) -> None:
    post = world.posts["first"]
    assert key_of(id_of(post), "Post") == post.id


def test_key_of_anything_else_is_refused() -> None:
    for text in [*MALFORMED_IDS, "1~User~1"]:
        with pytest.raises(BadUserInput, match="not "):
            key_of(text, "Post")


def test_mutation_that_performs_nothing_says_so() -> None:
    with pytest.raises(AssertionError, match="ServiceMutation does nothing"):
        ServiceMutation.perform(None, ANONYMOUS)
