"""What each kind of actor reads: every field of the schema, compared with snapshots."""

from typing import Any

from tests.schema.documents import READS
from tests.schema.world import ACTORS, World
from tests.support.snapshots import StrictSnapshot


def _answers(world: World, document: str) -> dict[str, Any]:
    """Return the answer for each actor; where it is that of an earlier one, only that one's name."""
    answers: dict[str, Any] = {}
    for actor in ACTORS:
        answer = world.client(actor).data(document)
        same = next((name for name, earlier in answers.items() if earlier == answer), None)
        answers[actor] = f"as {same}" if same else answer
    return answers


def test_reads_of_each_actor_match_snapshots(world: World, snapshot: StrictSnapshot) -> None:
    for name, document in READS.items():
        snapshot.assert_match(_answers(world, document), name)


def test_read_of_a_field_that_is_not_exposed_is_refused(world: World) -> None:
    for field in ("passwordHash", "guestEmail", "usernameFolded", "acceptedTermsVersion", "postId"):
        document = READS["comments"].replace("guestName", field)
        assert world.client("admin").codes(document) == ["GRAPHQL_VALIDATION_FAILED"]
