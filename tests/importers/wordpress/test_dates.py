"""Times in an export: which of them counts, and which are none."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.wordpress.dates import read_pub_date, read_time
from importers.wordpress.elements import Element
from importers.wordpress.errors import MalformedExport

ZEROS = "0000-00-00 00:00:00"


def _element(**fields: str) -> Element:
    children = [Element(name, 5, {}, pieces=[text]) for name, text in fields.items()]
    return Element("item", 3, {}, children)


@pytest.mark.parametrize(
    ("gmt", "local", "hour"),
    [
        ("2012-03-04 05:06:07", "2012-03-04 07:06:07", 5),
        (ZEROS, "2012-03-04 07:06:07", 7),
        ("-0001-11-30 00:00:00", "2012-03-04 07:06:07", 7),
        ("", "2012-03-04 07:06:07", 7),
    ],
)
def test_read_time_takes_the_first_real_one(gmt: str, local: str, hour: int) -> None:
    time = read_time(_element(gmt=gmt, local=local), "gmt", "local")
    assert time == datetime(2012, 3, 4, hour, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize("fields", [{}, {"gmt": ZEROS, "local": ZEROS}, {"gmt": " "}])
def test_read_time_without_a_real_one_is_none(fields: dict[str, str]) -> None:
    assert read_time(_element(**fields), "gmt", "local") is None


@pytest.mark.parametrize("text", ["2012-13-01 00:00:00", "2012-03-04", "yesterday", "2012-02-30 10:00:00"])
def test_read_time_that_is_none_names_line_and_field(text: str) -> None:
    with pytest.raises(MalformedExport, match=r"line 5: gmt is no time") as caught:
        read_time(_element(gmt=text), "gmt", "local")
    assert caught.value.line == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 27 Jan 2015 14:56:57 +0000", datetime(2015, 1, 27, 14, 56, 57, tzinfo=UTC)),
        ("Tue, 27 Jan 2015 14:56:57 +0200", datetime(2015, 1, 27, 12, 56, 57, tzinfo=UTC)),
        ("Mon, 30 Nov -0001 00:00:00 +0000", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("", None),
        ("soon", None),
    ],
)
def test_read_pub_date_is_a_real_time_or_none(text: str, expected: datetime | None) -> None:
    assert read_pub_date(_element(pubDate=text)) == expected


@given(st.text(max_size=50))
def test_read_pub_date_of_random_text_raises_nothing(text: str) -> None:
    read_pub_date(_element(pubDate=text))
