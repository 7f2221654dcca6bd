"""Escapes for half of a surrogate pair are read as NUL, at the same place; all others stay as they are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from executor import without_lone_surrogates

KEPT = [
    "",
    "\\",
    r"\ud83d\ude00",
    r"\uD83D\uDE00\ud83d\ude00",
    r"\\ud800",
    r"\\\\ud800",
    r"\n\\\\\\udfff",
    r"\ue000 \ud7ff \u{e000} \u{10ffff}",
    r"\ud8 \ud80g ud800 \u{d800",
    "é😀",
]
MENDED = {
    r"\ud800": r"\u0000",
    r"\uDFFF": r"\u0000",
    r"\ude00\ud83d": r"\u0000\u0000",
    r"\ud800\ud83d\ude00": r"\u0000\ud83d\ude00",
    r"\ud83d\ude00\ude00": r"\ud83d\ude00\u0000",
    r"\ud800\n": r"\u0000\n",
    r"\\\ud800": r"\\\u0000",
    r"\n\uD800A": r"\n\u0000A",
    r"\u{d800}": r"\u{0000}",
    r"\u{0000dFfF}": r"\u{00000000}",
}


@pytest.mark.parametrize("source", KEPT)
def test_source_without_lone_surrogates_stays_as_it_is(source: str) -> None:
    assert without_lone_surrogates(source) == source


@pytest.mark.parametrize("source", MENDED)
def test_lone_surrogate_becomes_nul_of_the_same_length(source: str) -> None:
    assert without_lone_surrogates(source) == MENDED[source]
    assert len(MENDED[source]) == len(source)


@given(st.text(st.sampled_from(["\ud83d", "\ude00", "\\", '"', "u", "d", "8", "\n", "😀", "é"]), max_size=12))
def test_any_json_text_can_be_read_and_has_no_surrogates(text: str) -> None:
    read = json.loads(without_lone_surrogates(json.dumps(text)))
    # Two halves that stand together are a character.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert read == whole.replace("\ufffd", "\x00")


def test_many_backslashes_and_surrogates_take_no_long_time() -> None:
    for source in ("\\" * 1_000_000, r"\ud800" * 100_000, "\\\\" * 300_000 + r"\ud800"):
        assert len(without_lone_surrogates(source)) == len(source)
