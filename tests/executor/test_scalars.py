"""Scalars: times in the one form of the API, ids in the one encoding."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from executor import DateTime
from executor.scalars import PublicId
from models.public_ids import MalformedId
from tests.schema.world import World, id_of

NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(2026, 1, 31, 10, tzinfo=UTC), "2026-01-31T10:00:00.000000Z"),
        (
            datetime(2026, 1, 31, 10, 0, 0, 1, tzinfo=timezone(timedelta(hours=-5))),
            "2026-01-31T15:00:00.000001Z",
        ),
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000000Z"),
        (datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), "9999-12-31T23:59:59.999999Z"),
    ],
)
def test_time_is_utc_with_six_digits(instant: datetime, text: str) -> None:
    assert DateTime.serialize(instant) == text


@pytest.mark.parametrize("value", ["2026-01-31", 5])
def test_time_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(AttributeError):
        DateTime.serialize(value)


@pytest.mark.parametrize("microsecond", [0, 1, 100_000, 999_999])
def test_times_are_given_with_every_digit_on_both_databases(microsecond: int, world: World) -> None:
    world.posts["first"].published_at = datetime(2026, 3, 29, 1, 30, 59, microsecond, tzinfo=UTC)
    world.session.commit()
    found = world.client("anonymous").data('{ post(slug: "first") { publishedAt } }')["post"]
    assert found == {"publishedAt": f"2026-03-29T01:30:59.{microsecond:06}Z"}


@given(st.sampled_from(["Post", "User", "Comment", "Tag"]), st.integers(0, 2**63 - 1))
def test_id_of_any_key_comes_back(type_name: str, key: int) -> None:
    assert PublicId.resolve_global_id(None, PublicId.to_global_id(type_name, key)) == (type_name, key)


@pytest.mark.parametrize(
    "text", ["", "1", "1~Post", "1~Post~x", "1~~1", "2~Post~1", "1~Post~1~1", "1~Post~\x00"]
)
def test_id_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(MalformedId):
        PublicId.resolve_global_id(None, text)


def test_ids_given_by_fields_are_those_of_the_encoding(world: World) -> None:
    data = world.client("anonymous").data(
        '{ post(slug: "first") { id author { id } tags { nodes { id } } } }'
    )
    assert data["post"] == {
        "id": id_of(world.posts["first"]),
        "author": {"id": id_of(world.users["author"])},
        "tags": {"nodes": [{"id": id_of(world.tags[name])} for name in ("essays", "ink")]},
    }
