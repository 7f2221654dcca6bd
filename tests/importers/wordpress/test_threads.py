"""The order in which comments are written."""

from datetime import UTC, datetime

import pytest

from importers.wordpress.records import CommentRecord
from importers.wordpress.threads import parents_first


def _comments(*pairs: tuple[str, str]) -> list[CommentRecord]:
    common = {"user_id": "", "name": "", "email": "", "website": "", "body": "", "approved": "1", "type": ""}
    time = datetime(2012, 1, 1, tzinfo=UTC)
    return [
        CommentRecord(wordpress_id=key, parent_id=parent, created_at=time, **common) for key, parent in pairs
    ]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], ""),
        ([("a", ""), ("b", "a"), ("c", "b")], "abc"),
        ([("c", "b"), ("b", "a"), ("a", "")], "abc"),
        ([("b", "a"), ("c", ""), ("a", "")], "abc"),
        ([("b", "missing"), ("a", "")], "ba"),
        ([("a", "a")], "a"),
        ([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")], "cbad"),
        ([("a", ""), ("a", "")], "a"),
    ],
)
def test_parents_first_orders_replies_after_what_they_answer(
    pairs: list[tuple[str, str]], expected: str
) -> None:
    assert "".join(comment.wordpress_id for comment in parents_first(_comments(*pairs))) == expected


def test_parents_first_of_a_deep_thread_is_no_recursion() -> None:
    count = 20_000
    deep = _comments(*((str(number), str(number + 1)) for number in range(count)))
    assert parents_first(deep)[0].wordpress_id == str(count - 1)
