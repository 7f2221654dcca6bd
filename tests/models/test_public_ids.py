"""Ids and cursors survive the way out and back, and no text whatever breaks their reading."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.public_ids import (
    LARGEST_KEY,
    LONGEST,
    KeyValue,
    MalformedId,
    decode_cursor,
    decode_id,
    encode_cursor,
    encode_id,
    format_time,
)

NAMES = st.from_regex(r"[A-Za-z][A-Za-z_]{0,19}", fullmatch=True)
NUMBERS = st.integers(0, LARGEST_KEY)
# As long as a name or a title, and without what no database column holds.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=200)
TIMES = st.datetimes(timezones=st.just(UTC))
VALUES = st.one_of(
    st.tuples(st.just(int), NUMBERS),
    st.tuples(st.just(str), TEXTS),
    st.tuples(st.just(datetime), TIMES),
    st.tuples(st.sampled_from([int, str, datetime]), st.none()),
)
# Random text hardly ever has the right shape, so that near misses are made on purpose.
PIECES = st.one_of(
    st.text(max_size=8), st.sampled_from(["1", "Post", "posts", "NEWEST", "-", "42", "", "4G"])
)
NEARLY = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=6).map("~".join))


@given(NAMES, NUMBERS)
def test_id_encoded_is_decoded_to_the_same(type_name: str, key: int) -> None:
    assert decode_id(encode_id(type_name, key)) == (type_name, key)


@given(NEARLY)
def test_id_of_any_text_is_decoded_or_malformed(text: str) -> None:
    try:
        type_name, key = decode_id(text)
    except MalformedId:
        return
    assert type_name
    assert 0 <= key <= LARGEST_KEY


@given(st.text())
def test_id_malformed_is_named_in_one_short_line(text: str) -> None:
    with pytest.raises(MalformedId) as refused:
        decode_id(f"?{text}")
    message = str(refused.value)
    assert len(message.splitlines()) == 1
    assert len(message) < 800


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "~",
            "~~",
            "42",
            "Post~42",
            "1~Post",
            "1~Post~",
            "1~~42",
            "1~Post~42~",
            "2~Post~42",
            "01~Post~42",
        ),
        *(
            "1~Post~-1",
            "1~Post~+1",
            "1~Post~ 1",
            "1~Post~1 ",
            "1~Post~1_0",
            "1~Post~1.0",
            "1~Post~0x1",
            "1~Post~042",
            "1~Post~00",
        ),
        *("1~Post~٤٢", "1~Post~²", "1~Post~42\n", f"1~Post~{LARGEST_KEY + 1}", "1~Post~" + "9" * 5_000),
        *("1~" + "P" * LONGEST + "~1", "UG9zdDo0Mg==", "1~Post~\ud800"),
    ],
)
def test_id_malformed_is_refused(text: str) -> None:
    with pytest.raises(MalformedId):
        decode_id(text)


def test_id_has_the_form_that_the_databases_build() -> None:
    assert encode_id("Post", 42) == "1~Post~42"
    assert decode_id(f"1~Post~{LARGEST_KEY}") == ("Post", LARGEST_KEY)


@given(NAMES, NAMES, st.lists(VALUES, max_size=3))
def test_cursor_encoded_is_decoded_to_the_same(
    list_name: str, order: str, keys: list[tuple[type, KeyValue]]
) -> None:
    types, values = [kind for kind, _ in keys], [value for _, value in keys]
    cursor = encode_cursor(list_name, order, values)
    assert cursor.isascii()
    assert decode_cursor(cursor, list_name, order, types) == values


@given(NEARLY, st.lists(st.sampled_from([int, str, datetime]), max_size=3))
def test_cursor_of_any_text_is_decoded_or_malformed(text: str, types: list[type]) -> None:
    try:
        values = decode_cursor(f"1~posts~NEWEST~{text}", "posts", "NEWEST", types)
    except MalformedId:
        return
    expected = [type(None) if value is None else kind for value, kind in zip(values, types, strict=True)]
    assert [type(value) for value in values] == expected


@given(st.binary(max_size=20))
def test_cursor_of_any_bytes_as_text_is_usable_text_or_malformed(content: bytes) -> None:
    try:
        (value,) = decode_cursor(f"1~tags~NAME~{content.hex()}", "tags", "NAME", [str])
    except MalformedId:
        return
    assert value.encode() == content
    # PostgreSQL would fail on it instead of finding nothing.
    assert "\0" not in value


@pytest.mark.parametrize(
    ("cursor", "types"),
    [
        ("", [int]),
        ("~~~~", [int]),
        ("1~posts~NEWEST", [int]),
        ("1~posts~NEWEST~1~2", [int]),
        ("1~posts~OLDEST~1", [int]),
        ("1~tags~NEWEST~1", [int]),
        ("2~posts~NEWEST~1", [int]),
        ("1~posts~NEWEST~x", [int]),
        ("1~posts~NEWEST~4G", [str]),
        ("1~posts~NEWEST~414", [str]),
        ("1~posts~NEWEST~FF", [str]),
        ("1~posts~NEWEST~EDA080", [str]),
        ("1~posts~NEWEST~00", [str]),
        ("1~posts~NEWEST~610062", [str]),
        ("1~posts~NEWEST~yesterday", [datetime]),
        ("1~posts~NEWEST~2026-02-30T00:00:00.000000Z", [datetime]),
        ("1~posts~NEWEST~2026-01-01T00:00:00.000000", [datetime]),
        ("1~posts~NEWEST~2026-01-01T00:00:00.000000+01:00", [datetime]),
        ("1~posts~NEWEST~" + "4" * LONGEST, [str]),
    ],
)
def test_cursor_malformed_or_of_another_list_is_refused(cursor: str, types: list[type]) -> None:
    with pytest.raises(MalformedId):
        decode_cursor(cursor, "posts", "NEWEST", types)


def test_cursor_has_the_form_that_the_databases_build() -> None:
    moment = datetime(2026, 1, 31, 11, tzinfo=timezone(timedelta(hours=1)))
    cursor = encode_cursor("posts", "TITLE", ["Ä~", moment, None, 42])
    assert cursor == "1~posts~TITLE~C3847E~2026-01-31T10:00:00.000000Z~-~42"


@given(TIMES)
def test_format_time_is_27_characters_that_sort_and_read_back(moment: datetime) -> None:
    text = format_time(moment)
    assert len(text) == 27
    assert datetime.fromisoformat(text) == moment
    assert (text < format_time(datetime(2026, 1, 1, tzinfo=UTC))) == (
        moment < datetime(2026, 1, 1, tzinfo=UTC)
    )
