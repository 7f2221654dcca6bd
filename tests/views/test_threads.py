"""The reading order of a thread, however deep and whatever of it is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Comment, CommentStatus, Post, PostStatus, Role
from models.types import utc_now
from policies import ANONYMOUS, Actor
from views.threads import ThreadRow, thread_rows

POST = Post(id=1, status=PostStatus.PUBLISHED, published_at=utc_now(), author_id=1)


def comment(number: int, parent: int | None = None, author: int = 1) -> Comment:
    return Comment(
        id=number, parent_id=parent, author_id=author, post=POST, status=CommentStatus.APPROVED, reply_count=0
    )


def shape(rows: list[ThreadRow]) -> list[tuple[int, int]]:
    return [(row.comment.id, row.depth) for row in rows]


def test_thread_rows_puts_replies_behind_what_they_answer() -> None:
    comments = [comment(1), comment(2), comment(3, 1), comment(4, 3), comment(5, 1), comment(6, 2)]
    expected = [(1, 0), (3, 1), (4, 2), (5, 1), (2, 0), (6, 1)]
    assert shape(thread_rows(comments, ANONYMOUS)) == expected


def test_thread_rows_deeper_than_four_levels_goes_on_flat() -> None:
    comments = [comment(number, number - 1 or None) for number in range(1, 8)]
    assert [row.depth for row in thread_rows(comments, ANONYMOUS)] == [0, 1, 2, 3, 4, 4, 4]


def test_thread_rows_with_a_hidden_parent_begins_a_thread_of_its_own() -> None:
    rows = thread_rows([comment(1), comment(3, 2), comment(4, 3)], ANONYMOUS)
    assert shape(rows) == [(1, 0), (3, 0), (4, 1)]
    assert [row.replies_to.id if row.replies_to else None for row in rows] == [None, None, 3]


def test_thread_rows_of_none_is_empty() -> None:
    assert thread_rows([], ANONYMOUS) == []


@pytest.mark.parametrize(
    ("actor", "editable"),
    [
        (ANONYMOUS, [False, False]),
        (Actor(1, Role.READER), [True, False]),
        (Actor(3, Role.READER), [False, False]),
        (Actor(3, Role.EDITOR), [True, True]),
    ],
)
def test_thread_rows_say_what_the_actor_may_edit(actor: Actor, editable: list[bool]) -> None:
    rows = thread_rows([comment(1, author=1), comment(2, author=2)], actor)
    assert [row.may_edit for row in rows] == editable


def test_thread_rows_of_a_very_deep_thread_do_not_recurse() -> None:
    comments = [comment(number, number - 1 or None) for number in range(1, 5_001)]
    assert len(thread_rows(comments, ANONYMOUS)) == 5_000


@given(st.lists(st.integers(0, 30), max_size=30))
def test_thread_rows_of_any_tree_has_each_comment_once_behind_its_parent(parents: list[int]) -> None:
    comments = [
        comment(number, parent if 0 < parent < number else None) for number, parent in enumerate(parents, 1)
    ]
    rows = thread_rows(comments, ANONYMOUS)
    places = {row.comment.id: place for place, row in enumerate(rows)}
    assert sorted(places) == [one.id for one in comments]
    assert all(places[one.parent_id] < places[one.id] for one in comments if one.parent_id)
