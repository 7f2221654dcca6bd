"""Paging by keys: each row exactly once and in order, whatever the order, the page size and the direction."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, select
from sqlalchemy.orm import Session, aliased

from models.database import Database
from models.keyset import (
    LARGEST_INTEGER,
    Key,
    Order,
    beyond,
    decode_keys,
    filled,
    key_types,
    key_values,
    linked,
    order_by,
)
from models.public_ids import LARGEST_KEY, KeyValue, MalformedId, encode_cursor
from tests.models.items import ORDERS, ROWS, VALUES, Base, Item, fill, in_order, is_behind

WORDS_FIRST: Order = (Key("word", nullable=True), Key("rank", descending=True), Key("id"))


@pytest.fixture(scope="module")
def items(make_tables: Callable[[MetaData], Database]) -> Database:
    """A database with the table of items."""
    return make_tables(Base.metadata)


def _travelled(order: Order, row: Item) -> list[KeyValue]:
    """Return the keys of a row after they have been to the client and back."""
    cursor = encode_cursor("items", "ORDER", key_values(order, row))
    return decode_keys(cursor, "items", "ORDER", order, Item)


def _walk(session: Session, order: Order, size: int, *, backwards: bool) -> list[Item]:
    walked: list[Item] = []
    statement = select(Item).order_by(*order_by(order, Item, backwards=backwards)).limit(size)
    page = session.scalars(statement).all()
    while page:
        walked += page
        behind = beyond(order, Item, _travelled(order, page[-1]), backwards=backwards)
        page = session.scalars(statement.where(behind)).all()
    return walked


@given(rows=ROWS, order=ORDERS, size=st.integers(1, 10), backwards=st.booleans())
def test_paging_gives_each_row_once_in_order(
    items: Database, rows: list[dict[str, object]], order: Order, size: int, backwards: bool
) -> None:
    with items.transaction() as session:
        expected = in_order(order, fill(session, rows))
        walked = _walk(session, order, size, backwards=backwards)
    assert walked == (expected[::-1] if backwards else expected)


@settings(max_examples=60)
@given(rows=ROWS, order=ORDERS, data=st.data())
def test_beyond_any_keys_lies_what_comes_after_and_before_the_rest(
    items: Database, rows: list[dict[str, object]], order: Order, data: st.DataObject
) -> None:
    # An edited cursor points between rows; it must only choose another place.
    keys = {**VALUES, "id": st.integers(0, 10)}
    values = [data.draw(keys[key.attribute]) for key in order]
    with items.transaction() as session:
        filled = fill(session, rows)
        after = set(session.scalars(select(Item).where(beyond(order, Item, values))))
        before = set(session.scalars(select(Item).where(beyond(order, Item, values, backwards=True))))
    assert after == {row for row in filled if is_behind(order, row, values)}
    assert before == {row for row in filled if key_values(order, row) != values} - after


def test_order_by_and_beyond_on_an_alias_speak_of_the_alias(items: Database) -> None:
    other = aliased(Item)
    with items.transaction() as session:
        rows = fill(session, [{"rank": n, "word": word} for n, word in enumerate("abc")])
        statement = select(other).where(beyond(WORDS_FIRST, other, key_values(WORDS_FIRST, rows[0])))
        assert session.scalars(statement.order_by(*order_by(WORDS_FIRST, other))).all() == rows[1:]


def test_order_by_null_is_the_smallest_in_both_directions(items: Database) -> None:
    up, down = (Key("word", nullable=True),), (Key("word", descending=True, nullable=True),)
    with items.transaction() as session:
        fill(session, [{"rank": 0, "word": word} for word in ("a", None, "")])
        assert session.scalars(select(Item.word).order_by(*order_by(up, Item))).all() == [None, "", "a"]
        assert session.scalars(select(Item.word).order_by(*order_by(down, Item))).all() == ["a", "", None]


@pytest.mark.parametrize("order", [(Key("rank"), Key("id")), (Key("rank", descending=True), Key("id"))])
@pytest.mark.parametrize("values", [[None, 1], [1, None], [None, None]])
def test_beyond_null_where_none_can_be_is_no_error(
    items: Database, order: Order, values: list[int | None]
) -> None:
    # Such a cursor is a forged one: what it finds is all the same, as long as it is found without failing.
    with items.transaction() as session:
        rows = fill(session, [{"rank": 0}, {"rank": 1}])
        for backwards in (False, True):
            behind = beyond(order, Item, values, backwards=backwards)
            assert set(session.scalars(select(Item).where(behind))) <= set(rows)


@pytest.mark.parametrize("values", [[], [1], [1, 2, 3]])
def test_beyond_of_wrong_number_of_keys_is_refused(values: list[int]) -> None:
    with pytest.raises(ValueError, match="argument"):
        beyond((Key("word", nullable=True), Key("id")), Item, values)


def test_beyond_in_one_direction_is_a_comparison_of_rows() -> None:
    # One range of the index, so that page 400 costs as much as page 1; OR would be several.
    down = (Key("rank", descending=True), Key("id", descending=True))
    assert str(beyond(down, Item, [1, 2])) == "(item.rank, item.id) < (:param_1, :param_2)"
    assert str(beyond(down, Item, [1, 2], backwards=True)) == "(item.rank, item.id) > (:param_1, :param_2)"
    assert " OR " in str(beyond((Key("rank"), Key("id", descending=True)), Item, [1, 2]))


def test_key_types_are_those_of_the_columns() -> None:
    order = (Key("at", nullable=True), Key("word", nullable=True), Key("id"))
    assert key_types(order, Item) == [datetime, str, int]


def test_key_of_unknown_attribute_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        order_by((Key("nothing"),), Item)


BY_RANK: Order = (Key("rank"), Key("id"))


@pytest.mark.parametrize("values", [[LARGEST_INTEGER, LARGEST_KEY], [0, 1]])
def test_cursor_whose_keys_the_columns_can_hold_is_decoded(values: list[KeyValue]) -> None:
    assert decode_keys(encode_cursor("items", "ORDER", values), "items", "ORDER", BY_RANK, Item) == values


@pytest.mark.parametrize("values", [[None, 1], [1, None], [LARGEST_INTEGER + 1, 1]])
def test_cursor_whose_keys_no_row_can_have_is_refused(values: list[KeyValue]) -> None:
    with pytest.raises(MalformedId, match="not a cursor of this list"):
        decode_keys(encode_cursor("items", "ORDER", values), "items", "ORDER", BY_RANK, Item)


LINK = Table("link", MetaData(), Column("item_id", Integer), Column("rank", Integer))


def test_link_with_all_keys_stands_for_the_entity() -> None:
    order = (Key("rank", descending=True), Key("id"))
    link = linked(order, LINK, "item_id")
    assert [str(clause) for clause in order_by(order, link)] == ["link.rank DESC", "link.item_id ASC"]
    assert [str(condition) for condition in filled(order, link)] == [
        "link.rank IS NOT NULL",
        "link.item_id IS NOT NULL",
    ]


def test_link_keeps_rows_without_a_key_that_may_be_missing() -> None:
    order = (Key("rank", nullable=True), Key("id"))
    assert [str(it) for it in filled(order, linked(order, LINK, "item_id"))] == ["link.item_id IS NOT NULL"]


def test_link_without_a_key_stands_for_nothing() -> None:
    assert linked(WORDS_FIRST, LINK, "item_id") is None
