"""What all mutations share: ids of the right type, the client's own id, problems by field."""

from typing import Any

import pytest

from executor import BadUserInput
from policies import ANONYMOUS
from schema.mutation import ServiceMutation, key_of
from tests.schema.documents import WRITES
from tests.schema.malformed_ids import MALFORMED_IDS
from tests.schema.world import World, id_of

# For each argument that is an id: the mutation, the input field and what else it needs.
IDS: list[tuple[str, str, dict[str, Any]]] = [
    ("updatePost", "id", {}),
    ("publishPost", "id", {}),
    ("deletePost", "id", {}),
    ("addComment", "postId", {"body": "Hm."}),
    ("addComment", "parentId", {"body": "Hm.", "postId": "1~Post~1"}),
    ("updateComment", "id", {"body": "Hm."}),
    ("deleteComment", "id", {}),
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
        assert answer["data"] == {mutation: None}
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_USER_INPUT"]
        assert len(answer["errors"][0]["message"]) < 200


@pytest.mark.parametrize(("mutation", "field", "others"), IDS)
@pytest.mark.parametrize("key", [0, 4711, 2**63 - 1])
def test_mutation_with_the_id_of_nothing_is_not_found(
    mutation: str, field: str, others: dict[str, Any], key: int, world: World
) -> None:
    type_name = "Post" if mutation.endswith("Post") or field == "postId" else "Comment"
    variables = {**others, field: f"1~{type_name}~{key}"}
    assert world.client("admin").codes(WRITES[mutation], **variables) == ["NOT_FOUND"]


def test_ids_cover_every_id_in_the_writes() -> None:
    assert {mutation for mutation, _, _ in IDS} == {name for name, text in WRITES.items() if "ID" in text}


@pytest.mark.parametrize("echo", ["", "7", "😀" * 100, "\x00", "\u2028", None, "x" * 10_000])
def test_client_mutation_id_comes_back_as_it_was(echo: str | None, world: World) -> None:
    client = world.client("reader")
    for bio in ("Fine.", "x" * 3_000):
        payload = client.data(WRITES["updateProfile"], bio=bio, clientMutationId=echo)["updateProfile"]
        assert payload["clientMutationId"] == echo


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
