"""How titles become parts of addresses."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.slugs import candidates, slugify
from services.validation import Validation


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("  Ünïcödé & Größe ", "unicode-grosse"),
        ("1 + 1 = 2", "1-1-2"),
        ("---", "post"),
        ("", "post"),
        ("日本語", "post"),
        ("日本 2020", "2020"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("a\x00b", "a-b"),
        ("ﬁne", "fine"),
    ],
)
def test_slugify_title_gives_latin_letters_digits_and_hyphens(title: str, slug: str) -> None:
    assert slugify(title, fallback="post") == slug


def test_slugify_overlong_title_leaves_room_for_a_number() -> None:
    slug = slugify("word " * 100, fallback="post")
    longest = max(itertools.islice(candidates(slug), 2_000), key=len)
    assert len(longest) <= 200
    assert not slug.endswith("-")


@given(st.text())
def test_slugify_whatever_gives_a_valid_slug(title: str) -> None:
    check = Validation()
    check.slug("slug", slugify(title, fallback="post"))
    assert check.problems == []


def test_candidates_taken_go_on_with_numbers() -> None:
    assert list(itertools.islice(candidates("a"), 3)) == ["a", "a-2", "a-3"]


def test_candidates_are_never_the_same_twice() -> None:
    first = list(itertools.islice(candidates("a-2"), 100))
    assert len(set(first)) == 100
